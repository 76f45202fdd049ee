package org.hilum.dicom.codec.jpeg;

/**
 * Adds to the differences of one row of one component what its neighbours predict, modulo 65,536
 * (ITU-T T.81, H.1.2.1).
 *
 * @param values of the whole frame
 * @param start index of the row's first value
 * @param step from a value to its right neighbour
 * @param columns values in the row
 * @param differences of the row
 */
record RowPrediction(short[] values, int start, int step, int columns, int[] differences) {
  /** A row without one above: the left neighbour. */
  void first(int origin) {
    int left = origin;
    for (int x = 0; x < columns; x++) {
      left += differences[x];
      values[start + x * step] = (short) left;
    }
  }

  /**
   * A row below another: the value above for the first, then by the predictor.
   *
   * @param predictor 1 to 7 (T.81, table H.1)
   */
  void later(int predictor) {
    int at = start;
    int over = start - columns * step;
    int above = values[over] & 0xFFFF;
    int left = above + differences[0] & 0xFFFF;
    values[at] = (short) left;
    for (int x = 1; x < columns; x++) {
      at += step;
      over += step;
      int corner = above;
      above = values[over] & 0xFFFF;
      left = predicted(predictor, left, above, corner) + differences[x] & 0xFFFF;
      values[at] = (short) left;
    }
  }

  private static int predicted(int predictor, int left, int above, int corner) {
    return switch (predictor) {
      case 1 -> left;
      case 2 -> above;
      case 3 -> corner;
      case 4 -> left + above - corner;
      case 5 -> left + (above - corner >> 1);
      case 6 -> above + (left - corner >> 1);
      default -> left + above >> 1;
    };
  }
}
