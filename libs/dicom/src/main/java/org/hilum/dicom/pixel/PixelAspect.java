package org.hilum.dicom.pixel;

import java.util.List;

/** Height of a pixel to its width (PS3.3 C.7.6.3.1.7). */
public record PixelAspect(int vertical, int horizontal) {
  static final PixelAspect SQUARE = new PixelAspect(1, 1);

  /** Devices write less than a ratio where they mean none; a pixel is square then. */
  static PixelAspect of(List<Long> values) {
    boolean isRatio =
        values.size() == 2 && values.stream().allMatch(it -> it > 0 && it <= Integer.MAX_VALUE);
    return isRatio ? new PixelAspect(values.get(0).intValue(), values.get(1).intValue()) : SQUARE;
  }

  public boolean isSquare() {
    return vertical == horizontal;
  }
}
