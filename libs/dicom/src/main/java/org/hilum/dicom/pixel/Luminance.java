package org.hilum.dicom.pixel;

import java.util.function.IntUnaryOperator;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;

/** Grey of coloured pixels: luma of ITU-R BT.601, which YBR carries itself (PS3.3 C.7.6.3.1.2). */
final class Luminance {
  private static final int WHITE = 0xFFFF;

  private Luminance() {}

  /**
   * @param stored values, those of a pixel side by side
   * @return the grey of the pixel at an index
   */
  static IntUnaryOperator of(
      DataSet dataSet, ImagePixelModule module, short[] stored, boolean isRgb)
      throws UnshowableException {
    if (module.photometric() == PhotometricInterpretation.PALETTE_COLOUR) {
      return ofPalette(dataSet, module, stored);
    }
    boolean isLuma = module.photometric() != PhotometricInterpretation.RGB && !isRgb;
    double most = module.storedMask();
    return pixel -> {
      int at = 3 * pixel;
      double first = stored[at] & 0xFFFF;
      double luma = isLuma ? first : luma(first, stored[at + 1] & 0xFFFF, stored[at + 2] & 0xFFFF);
      return white(luma / most);
    };
  }

  private static IntUnaryOperator ofPalette(
      DataSet dataSet, ImagePixelModule module, short[] stored) throws UnshowableException {
    LookupTable red =
        LookupTable.ofPalette(dataSet, Tags.RED_PALETTE_DESCRIPTOR, Tags.RED_PALETTE_DATA);
    LookupTable green =
        LookupTable.ofPalette(dataSet, Tags.GREEN_PALETTE_DESCRIPTOR, Tags.GREEN_PALETTE_DATA);
    LookupTable blue =
        LookupTable.ofPalette(dataSet, Tags.BLUE_PALETTE_DESCRIPTOR, Tags.BLUE_PALETTE_DATA);
    char[] table = new char[module.storedMask() + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = white(luma(red.portionAt(i), green.portionAt(i), blue.portionAt(i)));
    }
    int mask = module.storedMask();
    return pixel -> table[stored[pixel] & mask];
  }

  private static double luma(double red, double green, double blue) {
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  }

  private static char white(double portion) {
    return (char) Math.round(WHITE * portion);
  }
}
