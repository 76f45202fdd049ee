package org.hilum.dicom.pixel;

import java.util.function.Function;

/** What an object says of its pixels before they are looked at, or why it is not shown. */
public sealed interface Claim {
  record Showable(ImagePixelModule module) implements Claim {}

  /**
   * @param detail one sentence for people, free of the data set's own text
   */
  record Refused(PixelRefusal reason, String detail) implements Claim {}

  default <T> T fold(Function<Showable, T> showable, Function<Refused, T> refused) {
    return this instanceof Showable it ? showable.apply(it) : refused.apply((Refused) this);
  }
}
