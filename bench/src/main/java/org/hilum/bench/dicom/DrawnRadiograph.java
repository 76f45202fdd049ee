package org.hilum.bench.dicom;

import java.util.Random;

/** Soft tissue, two lungs, and the noise of a detector, in 12 bits; about 8 MB of words. */
final class DrawnRadiograph {
  static final int WIDTH = 2_112;
  static final int HEIGHT = 1_984;
  static final int BITS = 12;

  private static final int TISSUE = 2_600;
  private static final int AIR = 1_500;
  private static final double NOISE = 8;
  private static final int MOST = (1 << BITS) - 1;

  private DrawnRadiograph() {}

  /** Row by row. */
  static int[] values() {
    Random random = new Random(1);
    int[] values = new int[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      double x = (i % WIDTH + 0.5) / WIDTH;
      double y = (i / WIDTH + 0.5) / HEIGHT;
      double shade = TISSUE - AIR * (lung(x, y, 0.3) + lung(x, y, 0.7)) + 400 * y;
      long value = Math.round(shade + NOISE * random.nextGaussian());
      values[i] = (int) Math.max(0, Math.min(MOST, value));
    }
    return values;
  }

  private static double lung(double x, double y, double center) {
    double across = (x - center) / 0.16;
    double along = (y - 0.45) / 0.33;
    return Math.max(0, 1 - across * across - along * along);
  }
}
