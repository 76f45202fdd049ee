package org.hilum.training.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far the figures could lie from those of another sample of patients. Patients are drawn, not
 * images: the images of one patient resemble each other.
 */
public final class Bootstrap {
  public static final int RESAMPLES = 2000;

  private Bootstrap() {}

  /** Interval by the name of the figure, the same for the same seed. */
  public static Map<String, Interval> intervals(
      List<Outcome> outcomes, double threshold, long seed) {
    List<Metrics> resamples = resamples(outcomes, threshold, seed);
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (String name : Metrics.FIGURES) {
      intervals.put(name, interval(resamples.stream().mapToDouble(m -> m.figure(name)).toArray()));
    }
    return intervals;
  }

  private static List<Metrics> resamples(List<Outcome> outcomes, double threshold, long seed) {
    List<List<Outcome>> patients =
        new ArrayList<>(
            outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::patient, TreeMap::new, Collectors.toList()))
                .values());
    SplittableRandom random = new SplittableRandom(seed);
    List<Metrics> resamples = new ArrayList<>();
    while (resamples.size() < RESAMPLES) {
      List<Outcome> drawn = new ArrayList<>();
      for (int i = 0; i < patients.size(); i++) {
        drawn.addAll(patients.get(random.nextInt(patients.size())));
      }
      // Without a class there is no AUC; only tiny sets ever draw such a sample.
      if (Metrics.hasBothClasses(drawn)) {
        resamples.add(Metrics.of(drawn, threshold));
      }
    }
    return resamples;
  }

  private static Interval interval(double[] values) {
    Arrays.sort(values);
    int last = values.length - 1;
    return new Interval(
        values[(int) Math.round(0.025 * last)], values[(int) Math.round(0.975 * last)]);
  }
}
