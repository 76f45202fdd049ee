package org.hilum.gateway.receive;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.hilum.gateway.admit.Limits;

/**
 * Reads a body, no further than one byte past the limit. It takes memory for what has come, not for
 * what was announced: a dozen requests that announce much and send nothing would take it all.
 */
@Singleton
public class ImageBody {
  private static final int FIRST_BYTES = 1 << 20;

  private final int limitBytes;

  ImageBody(Limits limits) {
    this.limitBytes = limits.maxBytes() + 1;
  }

  /**
   * @param expectedBytes what the request announces; -1 if it does not say
   */
  byte[] read(InputStream body, long expectedBytes) throws IOException {
    if (expectedBytes < 0) {
      return body.readNBytes(limitBytes);
    }
    int mostBytes = (int) Math.min(expectedBytes, limitBytes);
    byte[] image = new byte[Math.min(mostBytes, FIRST_BYTES)];
    int length = body.readNBytes(image, 0, image.length);
    while (length == image.length && length < mostBytes) {
      image = Arrays.copyOf(image, (int) Math.min(mostBytes, 2L * length));
      length += body.readNBytes(image, length, image.length - length);
    }
    return length == image.length ? image : Arrays.copyOf(image, length);
  }
}
