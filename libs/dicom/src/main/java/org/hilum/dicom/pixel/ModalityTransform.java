package org.hilum.dicom.pixel;

import java.util.function.IntToDoubleFunction;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/** From stored values to those of the modality (PS3.3 C.11.1). */
final class ModalityTransform {
  private ModalityTransform() {}

  static IntToDoubleFunction of(DataSet dataSet, ImagePixelModule module)
      throws UnshowableException {
    if (!dataSet.items(Tags.MODALITY_LUT_SEQUENCE).isEmpty()) {
      DataSet table = dataSet.items(Tags.MODALITY_LUT_SEQUENCE).get(0);
      return LookupTable.of(table, module.isSigned())::at;
    }
    double slope = number(dataSet, Tags.RESCALE_SLOPE, 1);
    double intercept = number(dataSet, Tags.RESCALE_INTERCEPT, 0);
    if (slope == 0) {
      throw UnshowableException.malformedDisplay(Tags.RESCALE_SLOPE + " is 0");
    }
    return stored -> stored * slope + intercept;
  }

  private static double number(DataSet dataSet, Tag tag, double otherwise)
      throws UnshowableException {
    if (!dataSet.has(tag)) {
      return otherwise;
    }
    return dataSet
        .decimal(tag)
        .orElseThrow(() -> UnshowableException.malformedDisplay("no number in " + tag));
  }
}
