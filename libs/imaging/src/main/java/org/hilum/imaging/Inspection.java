package org.hilum.imaging;

import java.util.function.Function;

/** What the headers of a file say. */
public sealed interface Inspection {
  /**
   * @param width in pixels, as claimed
   * @param height in pixels, as claimed
   */
  record Accepted(ImageFormat format, int width, int height) implements Inspection {}

  /**
   * @param detail one sentence for people, free of the file's own text
   */
  record Refused(Refusal reason, String detail) implements Inspection {}

  default <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused) {
    return this instanceof Accepted image ? accepted.apply(image) : refused.apply((Refused) this);
  }
}
