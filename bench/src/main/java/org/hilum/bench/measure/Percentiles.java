package org.hilum.bench.measure;

import java.util.List;

/** Quantiles by nearest rank: always a value that was measured. */
public final class Percentiles {
  private final List<Double> sorted;

  public Percentiles(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    this.sorted = values.stream().sorted().toList();
  }

  /**
   * @param percent above 0, at most 100
   */
  public double at(double percent) {
    if (percent <= 0 || percent > 100) {
      throw new IllegalArgumentException(percent + " is no percentile");
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.get(rank - 1);
  }
}
