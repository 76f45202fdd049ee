package org.hilum.dicom.pixel;

import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;

/** Grey of coloured pixels: luma of ITU-R BT.601, which YBR carries itself (PS3.3 C.7.6.3.1.2). */
final class Luminance {
  private static final int WHITE = 0xFFFF;

  private Luminance() {}

  /**
   * @param stored values, those of a pixel side by side
   */
  static char[] of(DataSet dataSet, ImagePixelModule module, short[] stored, boolean isRgb)
      throws UnshowableException {
    if (module.photometric() == PhotometricInterpretation.PALETTE_COLOUR) {
      return ofPalette(dataSet, module, stored);
    }
    char[] grey = new char[module.pixels()];
    boolean isLuma = module.photometric() != PhotometricInterpretation.RGB && !isRgb;
    double most = module.storedMask();
    for (int i = 0; i < grey.length; i++) {
      double first = stored[3 * i] & 0xFFFF;
      double luma =
          isLuma ? first : luma(first, stored[3 * i + 1] & 0xFFFF, stored[3 * i + 2] & 0xFFFF);
      grey[i] = white(luma / most);
    }
    return grey;
  }

  private static char[] ofPalette(DataSet dataSet, ImagePixelModule module, short[] stored)
      throws UnshowableException {
    LookupTable red = LookupTable.of(dataSet, Tags.RED_PALETTE_DESCRIPTOR, Tags.RED_PALETTE_DATA);
    LookupTable green =
        LookupTable.of(dataSet, Tags.GREEN_PALETTE_DESCRIPTOR, Tags.GREEN_PALETTE_DATA);
    LookupTable blue =
        LookupTable.of(dataSet, Tags.BLUE_PALETTE_DESCRIPTOR, Tags.BLUE_PALETTE_DATA);
    char[] table = new char[module.storedMask() + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = white(luma(red.portionAt(i), green.portionAt(i), blue.portionAt(i)));
    }
    char[] grey = new char[stored.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = table[stored[i] & module.storedMask()];
    }
    return grey;
  }

  private static double luma(double red, double green, double blue) {
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  }

  private static char white(double portion) {
    return (char) Math.round(WHITE * portion);
  }
}
