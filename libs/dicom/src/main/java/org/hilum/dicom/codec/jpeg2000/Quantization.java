package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/**
 * How a component is quantized (ITU-T T.800, A.6.4 and E.1).
 *
 * @param style 0 none, 1 derived from the lowest band, 2 given for each band
 * @param guardBits G
 * @param steps exponents times 2,048 plus mantissas, by band from the lowest
 */
record Quantization(int style, int guardBits, int[] steps) {
  private static final int DERIVED = 1;

  static Quantization parse(MarkerSegment segment, int at) throws DamagedFrameException {
    int head = segment.unsigned8(at);
    int style = head & 31;
    if (style > 2) {
      throw damaged("JPEG 2000 quantization of style %d, expected 0 to 2", style);
    }
    int size = style == 0 ? 1 : 2;
    int[] steps = new int[(segment.length() - at - 1) / size];
    for (int i = 0; i < steps.length; i++) {
      steps[i] =
          style == 0
              ? segment.unsigned8(at + 1 + i) >> 3 << 11
              : segment.unsigned16(at + 1 + 2 * i);
    }
    return new Quantization(style, head >> 5, steps);
  }

  /**
   * @param band its number, from the lowest: 0, then three for each resolution
   */
  int exponent(int band) throws DamagedFrameException {
    if (style == DERIVED && steps.length > 0) {
      // E-5: one less for each level that the band is above the lowest two resolutions.
      return (steps[0] >> 11) - Math.max(0, (band - 1) / 3);
    }
    return step(band) >> 11;
  }

  /** 1 up to 2. */
  float mantissa(int band) throws DamagedFrameException {
    return 1 + (step(style == DERIVED ? 0 : band) & 2047) / 2048f;
  }

  private int step(int band) throws DamagedFrameException {
    if (band >= steps.length) {
      throw damaged("the JPEG 2000 codestream has no quantization of band %d", band);
    }
    return steps[band];
  }
}
