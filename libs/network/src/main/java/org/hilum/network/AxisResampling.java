package org.hilum.network;

/**
 * How one axis is resampled: each output place is a weighted sum of neighbouring input places.
 *
 * @param first for each output place the first input place it reads
 * @param weights for each output place the weights from there on; they add up to 1
 */
record AxisResampling(int[] first, float[][] weights) {

  static AxisResampling of(int from, int to) {
    return from >= to ? averaging(from, to) : interpolating(from, to);
  }

  // Output place i covers the input from i * from / to up to (i + 1) * from / to.
  private static AxisResampling averaging(int from, int to) {
    int[] first = new int[to];
    float[][] weights = new float[to][];
    for (int i = 0; i < to; i++) {
      double begin = (double) i * from / to;
      double end = (double) (i + 1) * from / to;
      first[i] = (int) begin;
      weights[i] = new float[Math.min(from, (int) Math.ceil(end)) - first[i]];
      for (int j = 0; j < weights[i].length; j++) {
        double covered = Math.min(end, first[i] + j + 1.0) - Math.max(begin, first[i] + j);
        weights[i][j] = (float) (covered * to / from);
      }
    }
    return new AxisResampling(first, weights);
  }

  // Pixel centres are at half-integers; beyond the outermost centres the edge pixel counts.
  private static AxisResampling interpolating(int from, int to) {
    int[] first = new int[to];
    float[][] weights = new float[to][];
    for (int i = 0; i < to; i++) {
      double place = Math.max(0, Math.min(from - 1.0, (i + 0.5) * from / to - 0.5));
      first[i] = Math.max(0, Math.min((int) place, from - 2));
      float beyond = (float) (place - first[i]);
      weights[i] = from == 1 ? new float[] {1} : new float[] {1 - beyond, beyond};
    }
    return new AxisResampling(first, weights);
  }

  /** Output place {@code place} of the row of unsigned bytes that starts at {@code offset}. */
  float at(int place, byte[] row, int offset) {
    float[] taps = weights[place];
    int begin = offset + first[place];
    float sum = 0;
    for (int j = 0; j < taps.length; j++) {
      sum += taps[j] * (row[begin + j] & 0xff);
    }
    return sum;
  }

  /** Adds to row {@code place} of {@code sums} its weighted rows of {@code values}. */
  void addRows(int place, float[] values, int width, float[] sums) {
    for (int j = 0; j < weights[place].length; j++) {
      float weight = weights[place][j];
      int from = (first[place] + j) * width;
      for (int x = 0; x < width; x++) {
        sums[place * width + x] += weight * values[from + x];
      }
    }
  }
}
