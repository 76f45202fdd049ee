package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/**
 * A subband of a resolution of a tile's component (ITU-T T.800, B.5 and E.1).
 *
 * @param area in the band's own coordinates
 * @param x where its first coefficient stands among those of the component
 * @param y where its first coefficient stands among those of the component
 * @param orientation 0 LL, 1 HL, 2 LH, 3 HH
 * @param planes of magnitude, Mb
 * @param step the distance of quantized values; 0 where they are whole numbers
 */
record Band(Area area, int x, int y, int orientation, int planes, float step) {
  private static final int MOST_PLANES = 30;

  static Band of(Area tile, int resolution, int orientation, Parameters parameters, int component)
      throws DamagedFrameException {
    int precision = parameters.precision();
    int levels = parameters.coding(component).levels();
    int right = orientation & 1;
    int below = orientation >> 1;
    int depth = resolution == 0 ? levels : levels - resolution + 1;
    int half = depth == 0 ? 0 : 1 << Math.min(30, depth - 1);
    Area area = tile.reduced(depth, half * right, half * below);
    Area lower = tile.reduced(depth, 0, 0);
    Quantization quantization = parameters.quantization(component);
    int band = resolution == 0 ? 0 : 3 * (resolution - 1) + orientation;
    int exponent = quantization.exponent(band);
    int planes = quantization.guardBits() + exponent - 1;
    if (planes < 0 || planes > MOST_PLANES) {
      throw damaged("JPEG 2000 band %d has %d bit planes, expected at most 30", band, planes);
    }
    return new Band(
        area,
        right * lower.width(),
        below * lower.height(),
        orientation,
        planes,
        quantization.style() == 0
            ? 0
            : quantization.mantissa(band) * power(precision + right + below - exponent));
  }

  private static float power(int exponent) {
    return (float) Math.pow(2, exponent);
  }
}
