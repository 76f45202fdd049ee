package org.hilum.dicom.file;

import java.util.List;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/** What must hold of the data set as a whole. */
final class RootRules {
  private static final List<Tag> PIXELS =
      List.of(Tags.PIXEL_DATA, Tags.FLOAT_PIXEL_DATA, Tags.DOUBLE_FLOAT_PIXEL_DATA);

  /** Type 1 of the image pixel module (PS3.3 C.7.6.3). */
  private static final List<Tag> MODULE =
      List.of(
          Tags.SAMPLES_PER_PIXEL,
          Tags.PHOTOMETRIC_INTERPRETATION,
          Tags.ROWS,
          Tags.COLUMNS,
          Tags.BITS_ALLOCATED,
          Tags.BITS_STORED,
          Tags.HIGH_BIT,
          Tags.PIXEL_REPRESENTATION);

  private RootRules() {}

  /**
   * @param end where the data set ended
   */
  static void check(DataSet dataSet, long end) throws UnreadableException {
    List<Tag> pixels = PIXELS.stream().filter(tag -> dataSet.element(tag).isPresent()).toList();
    if (pixels.size() > 1) {
      throw new UnreadableException(
          Refusal.TWO_PIXEL_DATA,
          end,
          "the data set that ends here has %s and %s".formatted(pixels.get(0), pixels.get(1)));
    }
    if (dataSet.element(Tags.PIXEL_DATA).isPresent()) {
      for (Tag tag : MODULE) {
        if (!dataSet.has(tag)) {
          throw new UnreadableException(
              Refusal.PIXELS_WITHOUT_MODULE,
              end,
              "the data set that ends here has %s without %s".formatted(Tags.PIXEL_DATA, tag));
        }
      }
    }
  }
}
