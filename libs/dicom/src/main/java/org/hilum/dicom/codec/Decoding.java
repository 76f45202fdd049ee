package org.hilum.dicom.codec;

import java.util.function.Function;

/** The samples of a frame, or why there are none. */
public sealed interface Decoding {
  record Decoded(Samples samples) implements Decoding {}

  /**
   * @param detail one sentence for people: what is wrong and, where known, at which byte of the
   *     frame; free of the frame's own text
   */
  record Refused(String detail) implements Decoding {}

  default <T> T fold(Function<Decoded, T> decoded, Function<Refused, T> refused) {
    return this instanceof Decoded it ? decoded.apply(it) : refused.apply((Refused) this);
  }
}
