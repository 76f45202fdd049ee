package org.hilum.training.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of two models on the same images, each at its own operating point, abstentions ignored;
 * and how far they and their differences could lie from those of another sample of patients, by
 * resampling the patients of both at once.
 */
public final class PairedFigures {
  private static final String FIRST = "first.";
  private static final String SECOND = "second.";
  private static final String DIFFERENCE = "difference.";

  private final Map<String, Double> figures;
  private final Map<String, Distribution> resampled;

  private PairedFigures(Map<String, Double> figures, Map<String, Distribution> resampled) {
    this.figures = figures;
    this.resampled = resampled;
  }

  /**
   * @param first outcomes of the first model
   * @param second outcomes of the second model on the same images, in the same order
   * @param names of {@link Metrics}
   */
  public static PairedFigures of(
      List<Outcome> first,
      OperatingPoint firstPoint,
      List<Outcome> second,
      OperatingPoint secondPoint,
      List<String> names,
      long seed) {
    List<PairedOutcome> pairs = PairedOutcome.of(first, second);
    return new PairedFigures(
        figures(pairs, firstPoint, secondPoint, names),
        Bootstrap.distributions(
            pairs,
            pair -> pair.first().patient(),
            pair -> pair.first().isPneumonia(),
            drawn -> figures(drawn, firstPoint, secondPoint, names),
            seed));
  }

  private static Map<String, Double> figures(
      List<PairedOutcome> pairs,
      OperatingPoint firstPoint,
      OperatingPoint secondPoint,
      List<String> names) {
    Metrics first = Metrics.of(PairedOutcome.firstOf(pairs), firstPoint);
    Metrics second = Metrics.of(PairedOutcome.secondOf(pairs), secondPoint);
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String name : names) {
      figures.put(FIRST + name, first.figure(name));
      figures.put(SECOND + name, second.figure(name));
      figures.put(DIFFERENCE + name, first.figure(name) - second.figure(name));
    }
    return figures;
  }

  public double first(String name) {
    return figures.get(FIRST + name);
  }

  public Interval firstInterval(String name) {
    return resampled.get(FIRST + name).interval();
  }

  public double second(String name) {
    return figures.get(SECOND + name);
  }

  public Interval secondInterval(String name) {
    return resampled.get(SECOND + name).interval();
  }

  /** First less second. */
  public double difference(String name) {
    return figures.get(DIFFERENCE + name);
  }

  public Interval differenceInterval(String name) {
    return resampled.get(DIFFERENCE + name).interval();
  }

  /**
   * Lower end of the one-sided interval of the difference: with this confidence it is no less.
   *
   * @param confidence 0.5 to 1
   */
  public double leastDifference(String name, double confidence) {
    return resampled.get(DIFFERENCE + name).quantile(1 - confidence);
  }
}
