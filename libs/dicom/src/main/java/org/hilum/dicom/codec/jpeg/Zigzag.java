package org.hilum.dicom.codec.jpeg;

/** The order in which the 64 coefficients of a block are coded (ITU-T T.81, figure A.6). */
final class Zigzag {
  private Zigzag() {}

  /** For each place in the code, where the coefficient lies in the block, row by row. */
  static int[] order() {
    int[] order = new int[64];
    int row = 0;
    int column = 0;
    for (int i = 0; i < 64; i++) {
      order[i] = 8 * row + column;
      boolean isUpwards = (row + column) % 2 == 0;
      if (isUpwards && column == 7 || !isUpwards && row < 7 && column == 0) {
        row++;
      } else if (isUpwards && row == 0 || !isUpwards && row == 7) {
        column++;
      } else {
        row += isUpwards ? -1 : 1;
        column += isUpwards ? 1 : -1;
      }
    }
    return order;
  }
}
