package org.hilum.gateway.receive;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.hilum.gateway.admit.Limits;

/** Reads a body with one copy, and no further than one byte past the limit. */
@Singleton
public class ImageBody {
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
    byte[] image = new byte[(int) Math.min(expectedBytes, limitBytes)];
    int length = body.readNBytes(image, 0, image.length);
    return length == image.length ? image : Arrays.copyOf(image, length);
  }
}
