package org.hilum.local.journey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hilum.local.phantom.PhantomXray;

/** As many different images as a test wants, from one drawing. */
final class Phantoms {
  private static final byte[] DRAWN = PhantomXray.withOpacity(1).jpeg();
  private static final int START_OF_IMAGE_BYTES = 2;
  private static final int COMMENT_MARKER = 0xFE;

  private Phantoms() {}

  /** The drawing with a comment of its own: the same pixels under another digest. */
  static byte[] next() {
    byte[] comment = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    image.write(DRAWN, 0, START_OF_IMAGE_BYTES);
    image.write(0xFF);
    image.write(COMMENT_MARKER);
    image.write(0);
    image.write(comment.length + 2);
    image.writeBytes(comment);
    image.write(DRAWN, START_OF_IMAGE_BYTES, DRAWN.length - START_OF_IMAGE_BYTES);
    return image.toByteArray();
  }
}
