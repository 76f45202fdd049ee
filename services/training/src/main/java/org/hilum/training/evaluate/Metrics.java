package org.hilum.training.evaluate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well probabilities agree with the truth. Pneumonia is the positive class.
 *
 * <p>The figures: {@code auc}; {@code average_precision}, the area under the precision-recall curve
 * by the step rule; {@code accuracy}, {@code sensitivity}, {@code specificity}; {@code loss}, the
 * mean negative log likelihood in natural logarithms; {@code brier}, the mean squared error of the
 * probability; {@code ece}, the expected calibration error over {@value #BINS} bins of equal width,
 * and the same before the temperature; precision, recall and F1 of {@code normal} and {@code
 * pneumonia} with their {@code macro} and {@code weighted} means; {@code
 * specificity_at_sensitivity} of 95 and 98 %; {@code ppv} where 5, 20 and 60 % have pneumonia;
 * {@code cost_per_image} in false alarms at a ratio of costs. A released model keeps the figures of
 * its day.
 *
 * @param images how many were judged
 * @param figures by name; figures of one kind share the part before the dot, as in {@code ppv.5}
 */
public record Metrics(
    int images,
    int truePositives,
    int trueNegatives,
    int falsePositives,
    int falseNegatives,
    @JsonAnyGetter @JsonAnySetter Map<String, Double> figures) {
  static final int BINS = 15;

  private static final List<Integer> SENSITIVITIES = List.of(95, 98);
  private static final List<Integer> PREVALENCES = List.of(5, 20, 60);
  private static final double SMALLEST_PROBABILITY = 1e-7;

  public Metrics {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /**
   * @throws IllegalArgumentException if a class is missing
   */
  public static Metrics of(List<Outcome> outcomes, OperatingPoint point) {
    if (!hasBothClasses(outcomes)) {
      throw new IllegalArgumentException(
          "metrics need images of both classes, there are " + outcomes.size() + " of one");
    }
    Confusion confusion = Confusion.of(outcomes, point);
    ThresholdSweep sweep = ThresholdSweep.of(outcomes);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("auc", sweep.auc());
    figures.put("average_precision", sweep.averagePrecision());
    figures.put("accuracy", confusion.accuracy());
    figures.put("sensitivity", confusion.sensitivity());
    figures.put("specificity", confusion.specificity());
    addHonesty(figures, outcomes);
    addClasses(figures, confusion);
    SENSITIVITIES.forEach(
        percent ->
            figures.put(
                "specificity_at_sensitivity." + percent, sweep.specificityAt(percent / 100.0)));
    PREVALENCES.forEach(percent -> figures.put("ppv." + percent, confusion.ppv(percent / 100.0)));
    figures.put("cost_per_image." + point.costRatio(), confusion.costPerImage(point.costRatio()));
    return new Metrics(
        confusion.images(),
        confusion.truePositives(),
        confusion.trueNegatives(),
        confusion.falsePositives(),
        confusion.falseNegatives(),
        figures);
  }

  /** A figure by its name. */
  public double figure(String name) {
    if (!figures.containsKey(name)) {
      throw new IllegalArgumentException("there is no figure '" + name + "' in " + figures);
    }
    return figures.get(name);
  }

  public Confusion confusion() {
    return new Confusion(truePositives, trueNegatives, falsePositives, falseNegatives);
  }

  static boolean hasBothClasses(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::isPneumonia).distinct().count() == 2;
  }

  private static void addHonesty(Map<String, Double> figures, List<Outcome> outcomes) {
    figures.put(
        "loss",
        mean(outcomes, o -> -Math.log(Math.max(SMALLEST_PROBABILITY, o.probabilityOfTruth()))));
    figures.put("brier", mean(outcomes, o -> Math.pow(1 - o.probabilityOfTruth(), 2)));
    figures.put("ece", ece(outcomes));
    figures.put(
        "ece_before_temperature", ece(outcomes.stream().map(Outcome::beforeTemperature).toList()));
  }

  private static void addClasses(Map<String, Double> figures, Confusion confusion) {
    ClassFigures normal = confusion.normal();
    ClassFigures pneumonia = confusion.pneumonia();
    add(figures, "normal", normal);
    add(figures, "pneumonia", pneumonia);
    add(figures, "macro", ClassFigures.macro(normal, pneumonia));
    add(figures, "weighted", ClassFigures.weighted(normal, pneumonia));
  }

  private static void add(Map<String, Double> figures, String name, ClassFigures values) {
    figures.put(name + ".precision", values.precision());
    figures.put(name + ".recall", values.recall());
    figures.put(name + ".f1", values.f1());
  }

  private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
    return outcomes.stream().mapToDouble(value).sum() / outcomes.size();
  }

  /** Expected calibration error over {@value #BINS} bins of equal width. */
  public static double ece(List<Outcome> outcomes) {
    return Reliability.bins(outcomes, BINS).stream()
            .mapToDouble(
                bin -> bin.images() * Math.abs(bin.meanProbability() - bin.pneumoniaShare()))
            .sum()
        / outcomes.size();
  }
}
