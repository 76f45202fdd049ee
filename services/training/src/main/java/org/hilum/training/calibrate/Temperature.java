package org.hilum.training.calibrate;

import java.util.Arrays;

/**
 * Temperature scaling (Guo et al. 2017): one number that makes probabilities honest and leaves
 * their order alone. Both classes weigh the same, as in training: the probability is that of a
 * population in which half of the images show pneumonia, or half of the pneumonias are viral.
 */
public final class Temperature {
  private static final double LOWEST = 0.05;
  private static final double HIGHEST = 20;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int STEPS = 60;

  private Temperature() {}

  /**
   * The temperature of the least negative log likelihood.
   *
   * @param isPositive what the logits are the log-odds of
   */
  public static double fit(double[] logits, boolean[] isPositive) {
    double low = Math.log(LOWEST);
    double high = Math.log(HIGHEST);
    for (int step = 0; step < STEPS; step++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (loss(logits, isPositive, Math.exp(left)) < loss(logits, isPositive, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** Mean of the two classes' mean negative log likelihoods. */
  public static double loss(double[] logits, boolean[] isPositive, double temperature) {
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (int i = 0; i < logits.length; i++) {
      int label = isPositive[i] ? 1 : 0;
      double towardsLabel = (isPositive[i] ? logits[i] : -logits[i]) / temperature;
      sums[label] += Math.log1p(Math.exp(-Math.abs(towardsLabel))) + Math.max(0, -towardsLabel);
      counts[label]++;
    }
    return (sums[0] / counts[0] + sums[1] / counts[1]) / 2;
  }

  /** Calibrated probabilities. */
  public static double[] probabilities(double[] logits, double temperature) {
    return Arrays.stream(logits).map(logit -> 1 / (1 + Math.exp(-logit / temperature))).toArray();
  }
}
