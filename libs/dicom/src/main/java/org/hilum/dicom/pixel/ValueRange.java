package org.hilum.dicom.pixel;

import java.util.function.IntToDoubleFunction;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;

/** The values that an image has, by the modality, least and greatest. */
record ValueRange(double least, double greatest) {

  /** From the least value that can be stored to the greatest. */
  static ValueRange whole(ImagePixelModule module, IntToDoubleFunction modality) {
    int least = module.isSigned() ? -(1 << module.bitsStored() - 1) : 0;
    double one = modality.applyAsDouble(least);
    double other = modality.applyAsDouble(least + module.storedMask());
    return new ValueRange(Math.min(one, other), Math.max(one, other));
  }

  /** Of all pixels but the padding around the image (PS3.3 C.7.5.1.1.2). */
  static ValueRange of(
      DataSet dataSet, ImagePixelModule module, short[] stored, IntToDoubleFunction modality) {
    boolean isPadded = dataSet.integer(Tags.PIXEL_PADDING_VALUE).isPresent();
    int padding = dataSet.integer(Tags.PIXEL_PADDING_VALUE).orElse(0);
    int limit = dataSet.integer(Tags.PIXEL_PADDING_RANGE_LIMIT).orElse(padding);
    int from = Math.min(padding, limit);
    int to = Math.max(padding, limit);
    boolean[] occurs = new boolean[1 << Short.SIZE];
    for (short value : stored) {
      occurs[value & 0xFFFF] = true;
    }
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int bits = 0; bits < occurs.length; bits++) {
      int value = module.isSigned() ? (short) bits : bits;
      if (occurs[bits] && !(isPadded && value >= from && value <= to)) {
        double shown = modality.applyAsDouble(value);
        least = Math.min(least, shown);
        greatest = Math.max(greatest, shown);
      }
    }
    return new ValueRange(least, greatest);
  }

  /** Between 0 and 1; 0 where all values are alike. */
  double portionAt(double value) {
    return greatest > least ? Math.max(0, Math.min(1, (value - least) / (greatest - least))) : 0;
  }
}
