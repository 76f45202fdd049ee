package org.hilum.dicom.pixel;

import java.util.function.Function;

/** A data set's image as it is meant to be seen, or why there is none. */
public sealed interface Rendering {
  /**
   * @param module what the data set says of its pixels, their aspect ratio included, which the
   *     image leaves as it is
   */
  record Shown(GreyImage image, ImagePixelModule module) implements Rendering {}

  /**
   * @param detail one sentence for people, free of the data set's own text
   */
  record Refused(PixelRefusal reason, String detail) implements Rendering {}

  default <T> T fold(Function<Shown, T> shown, Function<Refused, T> refused) {
    return this instanceof Shown image ? shown.apply(image) : refused.apply((Refused) this);
  }
}
