package org.hilum.training.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the figures could lie from those of another sample of patients. Patients are drawn, not
 * images: the images of one patient resemble each other.
 */
public final class Bootstrap {
  public static final int RESAMPLES = 2000;

  private Bootstrap() {}

  /**
   * Interval by the name of the figure, the same for the same seed.
   *
   * @param judged what is drawn, all of a patient at once
   * @param outcome where patient and truth of a drawn one stand
   * @param figures of a sample, by name
   */
  public static <T> Map<String, Interval> intervals(
      List<T> judged,
      Function<T, Outcome> outcome,
      Function<List<T>, Map<String, Double>> figures,
      long seed) {
    return intervals(
        judged,
        one -> outcome.apply(one).patient(),
        one -> outcome.apply(one).isPneumonia(),
        figures,
        seed);
  }

  /**
   * The same where the truth is of any number of classes.
   *
   * @param patient of a drawn one
   * @param truth its class
   */
  public static <T> Map<String, Interval> intervals(
      List<T> judged,
      Function<T, String> patient,
      Function<T, ?> truth,
      Function<List<T>, Map<String, Double>> figures,
      long seed) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    distributions(judged, patient, truth, figures, seed)
        .forEach((name, values) -> intervals.put(name, values.interval()));
    return intervals;
  }

  /** The values of each figure in the resamples, by its name. */
  static <T> Map<String, Distribution> distributions(
      List<T> judged,
      Function<T, String> patient,
      Function<T, ?> truth,
      Function<List<T>, Map<String, Double>> figures,
      long seed) {
    List<Map<String, Double>> resamples =
        // Drawn one after the other, so that the seed decides; judged on all processors.
        resamples(judged, patient, truth, seed).limit(RESAMPLES).toList().parallelStream()
            .map(figures)
            .toList();
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    for (String name : resamples.get(0).keySet()) {
      distributions.put(
          name, new Distribution(resamples.stream().mapToDouble(each -> each.get(name)).toArray()));
    }
    return distributions;
  }

  /** A sample that lost a class is passed over: it has no AUC. Only tiny sets ever draw one. */
  private static <T> Stream<List<T>> resamples(
      List<T> judged, Function<T, String> patient, Function<T, ?> truth, long seed) {
    List<List<T>> patients =
        List.copyOf(
            judged.stream()
                .collect(Collectors.groupingBy(patient, TreeMap::new, Collectors.toList()))
                .values());
    SplittableRandom random = new SplittableRandom(seed);
    long classes = classes(judged, truth);
    return Stream.generate(() -> drawn(patients, random))
        .filter(drawn -> classes(drawn, truth) == classes);
  }

  private static <T> List<T> drawn(List<List<T>> patients, SplittableRandom random) {
    List<T> drawn = new ArrayList<>();
    for (int i = 0; i < patients.size(); i++) {
      drawn.addAll(patients.get(random.nextInt(patients.size())));
    }
    return drawn;
  }

  private static <T> long classes(List<T> judged, Function<T, ?> truth) {
    return judged.stream().map(truth).distinct().count();
  }
}
