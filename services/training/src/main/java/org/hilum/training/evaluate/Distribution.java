package org.hilum.training.evaluate;

import java.util.Arrays;

/** The values that a figure took in resamples. */
public final class Distribution {
  private final double[] ascending;

  Distribution(double[] values) {
    ascending = values.clone();
    Arrays.sort(ascending);
  }

  /**
   * The value that a share of the resamples stays below.
   *
   * @param share 0 to 1
   */
  public double quantile(double share) {
    return ascending[(int) Math.round(share * (ascending.length - 1))];
  }

  /** 2.5th to 97.5th percentile. */
  public Interval interval() {
    return new Interval(quantile(0.025), quantile(0.975));
  }
}
