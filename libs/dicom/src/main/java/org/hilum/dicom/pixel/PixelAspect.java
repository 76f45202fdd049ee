package org.hilum.dicom.pixel;

import java.util.List;
import java.util.stream.Stream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;

/** Height of a pixel to its width: its spacing where that is told, or a ratio. */
public record PixelAspect(double vertical, double horizontal) {
  static final PixelAspect SQUARE = new PixelAspect(1, 1);

  /** Spacings are measured or rounded; nobody sees less. */
  private static final double NOTHING = 0.01;

  /**
   * The ratio is there only where no spacing is (PS3.3 C.7.6.3.1.7). Devices write less than two
   * values, or zeros, where they mean none; a pixel is square then.
   */
  static PixelAspect of(DataSet dataSet) {
    return Stream.of(
            Tags.PIXEL_SPACING,
            Tags.IMAGER_PIXEL_SPACING,
            Tags.NOMINAL_SCANNED_PIXEL_SPACING,
            Tags.PIXEL_ASPECT_RATIO)
        .map(dataSet::decimals)
        .filter(PixelAspect::isRatio)
        .findFirst()
        .map(values -> new PixelAspect(values.get(0), values.get(1)))
        .orElse(SQUARE);
  }

  private static boolean isRatio(List<Double> values) {
    return values.size() == 2 && values.stream().allMatch(value -> value > 0);
  }

  public boolean isSquare() {
    return Math.abs(vertical - horizontal) <= NOTHING * Math.max(vertical, horizontal);
  }
}
