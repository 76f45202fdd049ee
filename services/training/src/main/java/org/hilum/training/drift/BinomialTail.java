package org.hilum.training.drift;

/** The upper tail of the binomial distribution, summed exactly. */
final class BinomialTail {
  private BinomialTail() {}

  /**
   * Probability of at least so many successes.
   *
   * @param share of successes to be expected, more than 0 and less than 1
   */
  static double of(int successes, int trials, double share) {
    double logarithm = 0;
    double sum = 0;
    // From all failures to all successes; terms are kept as logarithms, for they may be tiny.
    for (int k = 0; k <= trials; k++) {
      if (k > 0) {
        logarithm += Math.log((double) (trials - k + 1) / k);
      }
      if (k >= successes) {
        sum += Math.exp(logarithm + k * Math.log(share) + (trials - k) * Math.log1p(-share));
      }
    }
    return Math.min(1, sum);
  }
}
