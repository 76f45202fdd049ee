package org.hilum.training.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long the runs that are missing will take, judged by the finished ones of the same system. */
final class TimeLeft {
  private final int seeds;
  private final Map<String, double[]> finished = new LinkedHashMap<>(); // runs, seconds

  TimeLeft(List<StudySystem> systems, int seeds) {
    this.seeds = seeds;
    systems.forEach(system -> finished.put(system.name(), new double[2]));
  }

  void finished(StudySystem system, double seconds) {
    double[] sums = finished.get(system.name());
    sums[0]++;
    sums[1] += seconds;
  }

  @Override
  public String toString() {
    double seconds =
        finished.values().stream()
            .filter(sums -> sums[0] > 0)
            .mapToDouble(sums -> (seeds - sums[0]) * sums[1] / sums[0])
            .sum();
    long unknown = finished.values().stream().filter(sums -> sums[0] == 0).count();
    return String.format(Locale.ROOT, "%.0f min left", Math.ceil(seconds / 60))
        + (unknown == 0 ? "" : ", systems that never ran not counted: " + unknown);
  }
}
