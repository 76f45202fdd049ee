package org.hilum.imaging;

import java.util.function.Function;

/** A decoded image, or why there is none. */
public sealed interface Reading {
  /**
   * @param image as large as the file's in square pixels, or a whole fraction of it where {@link
   *     Sampling} found it far larger than needed
   */
  record Readable(ImageFormat format, GrayImage image) implements Reading {}

  /**
   * @param detail one sentence for people, free of the file's own text
   */
  record Refused(Refusal reason, String detail) implements Reading {}

  default <T> T fold(Function<Readable, T> readable, Function<Refused, T> refused) {
    return this instanceof Readable image ? readable.apply(image) : refused.apply((Refused) this);
  }
}
