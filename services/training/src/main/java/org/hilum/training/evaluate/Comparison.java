package org.hilum.training.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two models on the same images, each at its own operating point.
 *
 * @param first figures of the first model
 * @param second figures of the second model
 * @param mcNemar whether they err equally often
 * @param intervals 95 % interval of the difference of each of {@link #FIGURES}, by resampling the
 *     patients of both at once
 */
public record Comparison(
    Metrics first, Metrics second, McNemar mcNemar, Map<String, Interval> intervals) {
  public static final List<String> FIGURES =
      List.of("auc", "accuracy", "sensitivity", "specificity");

  /**
   * @param first outcomes of the first model
   * @param second outcomes of the second model on the same images, in the same order
   */
  public static Comparison of(
      List<Outcome> first,
      OperatingPoint firstPoint,
      List<Outcome> second,
      OperatingPoint secondPoint,
      long seed) {
    List<PairedOutcome> pairs = PairedOutcome.of(first, second);
    return new Comparison(
        Metrics.of(first, firstPoint),
        Metrics.of(second, secondPoint),
        mcNemar(pairs, firstPoint, secondPoint),
        Bootstrap.intervals(
            pairs,
            PairedOutcome::first,
            drawn ->
                differences(
                    Metrics.of(drawn.stream().map(PairedOutcome::first).toList(), firstPoint),
                    Metrics.of(drawn.stream().map(PairedOutcome::second).toList(), secondPoint)),
            seed));
  }

  /** First less second of each of {@link #FIGURES}. */
  public Map<String, Double> differences() {
    return differences(first, second);
  }

  private static Map<String, Double> differences(Metrics first, Metrics second) {
    Map<String, Double> differences = new LinkedHashMap<>();
    FIGURES.forEach(name -> differences.put(name, first.figure(name) - second.figure(name)));
    return differences;
  }

  private static McNemar mcNemar(
      List<PairedOutcome> pairs, OperatingPoint firstPoint, OperatingPoint secondPoint) {
    int onlyFirst = 0;
    int onlySecond = 0;
    for (PairedOutcome pair : pairs) {
      boolean isFirstRight = firstPoint.isRight(pair.first());
      boolean isSecondRight = secondPoint.isRight(pair.second());
      onlyFirst += isFirstRight && !isSecondRight ? 1 : 0;
      onlySecond += isSecondRight && !isFirstRight ? 1 : 0;
    }
    return new McNemar(onlyFirst, onlySecond);
  }
}
