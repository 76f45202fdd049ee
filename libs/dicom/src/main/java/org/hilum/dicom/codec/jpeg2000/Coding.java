package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/**
 * How a component is coded (ITU-T T.800, A.6.1 and A.6.2).
 *
 * @param levels of decomposition, 0 to 32
 * @param blockWidth exponent of a code-block's width
 * @param blockHeight exponent of a code-block's height
 * @param style of code-blocks: see the constants
 * @param isReversible the 5-3 transform, otherwise the 9-7
 * @param precincts exponents of each resolution's precincts: width in the low four bits, height in
 *     the high ones
 */
record Coding(
    int levels, int blockWidth, int blockHeight, int style, boolean isReversible, int[] precincts) {
  static final int BYPASS = 1;
  static final int RESET = 2;
  static final int TERMINATE = 4;
  static final int CAUSAL = 8;
  static final int SEGMENTATION = 32;

  private static final int MOST_LEVELS = 32;

  /**
   * @param at where the levels stand in the segment
   * @param hasPrecincts whether sizes of precincts follow
   */
  static Coding parse(MarkerSegment segment, int at, boolean hasPrecincts)
      throws DamagedFrameException {
    int levels = segment.unsigned8(at);
    int width = segment.unsigned8(at + 1) + 2;
    int height = segment.unsigned8(at + 2) + 2;
    if (levels > MOST_LEVELS || width > 10 || height > 10 || width + height > 12) {
      throw damaged(
          "JPEG 2000 code-blocks of 2^%d x 2^%d in %d levels cannot be", width, height, levels);
    }
    int[] precincts = new int[levels + 1];
    for (int i = 0; i <= levels; i++) {
      precincts[i] = hasPrecincts ? segment.unsigned8(at + 5 + i) : 0xFF;
      if (i > 0 && ((precincts[i] & 15) == 0 || precincts[i] >> 4 == 0)) {
        throw damaged("JPEG 2000 precincts of one sample cannot be divided");
      }
    }
    int transform = segment.unsigned8(at + 4);
    if (transform > 1) {
      throw damaged("JPEG 2000 transform %d, expected 0 or 1", transform);
    }
    return new Coding(levels, width, height, segment.unsigned8(at + 3), transform == 1, precincts);
  }

  boolean has(int flag) {
    return (style & flag) != 0;
  }

  int precinctWidth(int resolution) {
    return precincts[resolution] & 15;
  }

  int precinctHeight(int resolution) {
    return precincts[resolution] >> 4;
  }
}
