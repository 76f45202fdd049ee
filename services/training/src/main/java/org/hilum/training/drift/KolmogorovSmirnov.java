package org.hilum.training.drift;

import java.util.Arrays;

/**
 * Do two samples come from one distribution? The test of Kolmogorov and Smirnov, with the limiting
 * distribution of N. Smirnov, Table for estimating the goodness of fit of empirical distributions,
 * Annals of Mathematical Statistics 19 (1948); cautious where samples are small.
 *
 * @param distance greatest difference of the two empirical distribution functions, 0 to 1
 * @param probability of such a distance or a greater one if they do
 */
record KolmogorovSmirnov(double distance, double probability) {
  private static final int TERMS = 100;

  /** Below it the series converges slowly, and its sum is 1 to eight digits. */
  private static final double SURELY_ONE = 0.25;

  static KolmogorovSmirnov of(double[] one, double[] other) {
    if (one.length == 0 || other.length == 0) {
      throw new IllegalArgumentException(
          "two samples of at least one value expected, not of %d and %d"
              .formatted(one.length, other.length));
    }
    double distance = distance(sorted(one), sorted(other));
    double effective = (double) one.length * other.length / (one.length + other.length);
    return new KolmogorovSmirnov(distance, tail(distance * Math.sqrt(effective)));
  }

  /** 1 - K(x) of Kolmogorov's distribution. */
  static double tail(double x) {
    if (x < SURELY_ONE) {
      return 1;
    }
    double sum = 0;
    for (int term = 1; term <= TERMS; term++) {
      double part = Math.exp(-2.0 * term * term * x * x);
      sum += term % 2 == 1 ? part : -part;
    }
    return Math.min(1, Math.max(0, 2 * sum));
  }

  /** Equal values count in both samples before the functions are compared. */
  private static double distance(double[] one, double[] other) {
    double greatest = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      double value = Math.min(one[i], other[j]);
      while (i < one.length && one[i] == value) {
        i++;
      }
      while (j < other.length && other[j] == value) {
        j++;
      }
      double difference = (double) i / one.length - (double) j / other.length;
      greatest = Math.max(greatest, Math.abs(difference));
    }
    return greatest;
  }

  private static double[] sorted(double[] values) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }
}
