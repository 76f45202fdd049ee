package org.hilum.dicom.pixel;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;

/**
 * From stored values to grey (PS3.4 N.2): modality, values of interest, presentation. There are at
 * most 65,536 stored values, so that each is computed once.
 */
final class GreyScale {
  private static final int WHITE = 0xFFFF;

  /**
   * No window, and no more bits than a screen has: the values were windowed before they were
   * stored, as those of a JPEG were, and are shown as they are. Deeper ones are raw: a detector
   * fills a part of their range only, which would look black; what it fills is shown.
   */
  private static final int DISPLAY_BITS = 8;

  private GreyScale() {}

  /**
   * @return the grey of the pixel at an index
   */
  static IntUnaryOperator of(DataSet dataSet, ImagePixelModule module, short[] stored)
      throws UnshowableException {
    IntToDoubleFunction modality = ModalityTransform.of(dataSet, module);
    DoubleUnaryOperator interest = interest(dataSet, module, stored, modality);
    boolean isInverted = isInverted(dataSet, module);
    char[] table = new char[module.storedMask() + 1];
    int above = Integer.SIZE - module.bitsStored();
    for (int bits = 0; bits < table.length; bits++) {
      int value = module.isSigned() ? bits << above >> above : bits;
      double portion = interest.applyAsDouble(modality.applyAsDouble(value));
      table[bits] = (char) Math.round(WHITE * (isInverted ? 1 - portion : portion));
    }
    int mask = module.storedMask();
    return pixel -> table[stored[pixel] & mask];
  }

  private static DoubleUnaryOperator interest(
      DataSet dataSet, ImagePixelModule module, short[] stored, IntToDoubleFunction modality)
      throws UnshowableException {
    Optional<Window> window = Window.of(dataSet);
    if (window.isPresent()) {
      return window.get()::portionAt;
    }
    if (!dataSet.items(Tags.VOI_LUT_SEQUENCE).isEmpty()) {
      boolean isSigned = ValueRange.whole(module, modality).least() < 0; // PS3.3 C.11.2.1.1
      return LookupTable.of(dataSet.items(Tags.VOI_LUT_SEQUENCE).get(0), isSigned)::portionAt;
    }
    ValueRange range =
        module.bitsStored() <= DISPLAY_BITS
            ? ValueRange.whole(module, modality)
            : ValueRange.of(dataSet, module, stored, modality);
    return range::portionAt;
  }

  /** The shape says so of digital radiographs where the interpretation does (PS3.3 C.8.11.3). */
  private static boolean isInverted(DataSet dataSet, ImagePixelModule module) {
    return module.photometric() == PhotometricInterpretation.MONOCHROME1
        || dataSet.text(Tags.PRESENTATION_LUT_SHAPE).filter("INVERSE"::equals).isPresent();
  }
}
