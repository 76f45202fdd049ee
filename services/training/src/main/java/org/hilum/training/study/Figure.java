package org.hilum.training.study;

import java.util.List;
import java.util.OptionalDouble;
import org.hilum.training.evaluate.Interval;

/**
 * A figure of a system over its seeds.
 *
 * @param interval 95 %, of the mean over the seeds, by resampling the test patients
 * @param bySeed in the order of the runs
 */
public record Figure(Interval interval, List<Double> bySeed) {
  public Figure {
    bySeed = List.copyOf(bySeed);
  }

  public double mean() {
    return mean(bySeed);
  }

  /** Standard deviation over the seeds, with n - 1; empty for one seed. */
  public OptionalDouble deviation() {
    return deviation(bySeed);
  }

  public static double mean(List<Double> bySeed) {
    return bySeed.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  /** Standard deviation with n - 1; empty for one seed. */
  public static OptionalDouble deviation(List<Double> bySeed) {
    if (bySeed.size() < 2) {
      return OptionalDouble.empty();
    }
    double mean = mean(bySeed);
    double squares = bySeed.stream().mapToDouble(value -> Math.pow(value - mean, 2)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (bySeed.size() - 1)));
  }
}
