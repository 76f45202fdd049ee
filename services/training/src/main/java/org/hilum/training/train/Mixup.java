package org.hilum.training.train;

import java.util.SplittableRandom;

/**
 * Examples between examples: each row of a batch moves some way towards another row of it, at most
 * half, its label the same way. The share of the other comes from a Beta(alpha, alpha)
 * distribution. Zhang et al., mixup: Beyond Empirical Risk Minimization, ICLR 2018; of features
 * instead of pixels: Verma et al., Manifold Mixup, ICML 2019.
 */
final class Mixup {
  private final double alpha;
  private final SplittableRandom random;

  /**
   * Rows of a batch, one after the other.
   *
   * @param features of all rows
   * @param labels of all rows
   */
  record Batch(float[] features, float[] labels) {}

  /**
   * @param alpha above 0 and at most 1; 1 makes all shares equally likely, less favours small ones
   */
  Mixup(float alpha, long seed) {
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha is " + alpha + ", expected above 0 and at most 1");
    }
    this.alpha = alpha;
    random = new SplittableRandom(seed);
  }

  Batch mixed(Batch batch, int rows) {
    float[] features = new float[batch.features.length];
    float[] labels = new float[batch.labels.length];
    for (int row = 0; row < rows; row++) {
      int other = random.nextInt(rows);
      float share = share();
      mix(batch.features, features, rows, row, other, share);
      mix(batch.labels, labels, rows, row, other, share);
    }
    return new Batch(features, labels);
  }

  private static void mix(float[] from, float[] to, int rows, int row, int other, float share) {
    int columns = from.length / rows;
    for (int i = 0; i < columns; i++) {
      float own = from[row * columns + i];
      to[row * columns + i] = own + share * (from[other * columns + i] - own);
    }
  }

  /** Of the other. Beyond a half the two would change places. */
  private float share() {
    double share = beta();
    return (float) Math.min(share, 1 - share);
  }

  /** By Johnk's method, which needs an alpha of at most 1. */
  private double beta() {
    while (true) {
      double first = Math.pow(random.nextDouble(), 1 / alpha);
      double second = Math.pow(random.nextDouble(), 1 / alpha);
      double sum = first + second;
      if (sum > 0 && sum <= 1) {
        return first / sum;
      }
    }
  }
}
