package org.hilum.training.release;

import java.util.List;
import org.hilum.training.chart.Axis;
import org.hilum.training.chart.ConfusionMatrix;
import org.hilum.training.chart.ConfusionMatrix.Row;
import org.hilum.training.chart.LineChart;
import org.hilum.training.chart.Series;
import org.hilum.training.chart.Series.Point;
import org.hilum.training.chart.Series.Stroke;
import org.hilum.training.evaluate.Confusion;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.evaluate.Reliability;
import org.hilum.training.evaluate.ThresholdSweep;

/** What the card shows, as SVG documents. */
final class Charts {
  private static final int RELIABILITY_BINS = 10;
  private static final List<Point> DIAGONAL = List.of(new Point(0, 0), new Point(1, 1));

  private Charts() {}

  static String roc(String title, List<Outcome> outcomes) {
    List<Point> points =
        ThresholdSweep.of(outcomes).steps().stream()
            .map(step -> new Point(1 - step.specificity(), step.sensitivity()))
            .toList();
    return new LineChart(
            title,
            new Axis("1 - specificity", 0, 1),
            new Axis("sensitivity", 0, 1),
            List.of(new Series("model", points), new Series("chance", DIAGONAL, Stroke.REFERENCE)))
        .svg();
  }

  static String precisionRecall(String title, List<Outcome> outcomes) {
    List<Confusion> steps = ThresholdSweep.of(outcomes).steps();
    double prevalence = steps.get(steps.size() - 1).precision();
    // Before the first flag there is no precision.
    List<Point> points =
        steps.stream()
            .skip(1)
            .map(step -> new Point(step.sensitivity(), step.precision()))
            .toList();
    Series chance =
        new Series(
            "chance",
            List.of(new Point(0, prevalence), new Point(1, prevalence)),
            Stroke.REFERENCE);
    return new LineChart(
            title,
            new Axis("recall (sensitivity)", 0, 1),
            new Axis("precision", 0, 1),
            List.of(new Series("model", points), chance))
        .svg();
  }

  static String reliability(String title, List<Outcome> outcomes) {
    List<Point> points =
        Reliability.bins(outcomes, RELIABILITY_BINS).stream()
            .map(bin -> new Point(bin.meanProbability(), bin.pneumoniaShare()))
            .toList();
    return new LineChart(
            title,
            new Axis("probability said", 0, 1),
            new Axis("share with pneumonia", 0, 1),
            List.of(
                new Series("model", points),
                new Series("model", points, Stroke.DOTS),
                new Series("honest", DIAGONAL, Stroke.REFERENCE)))
        .svg();
  }

  static String confusion(String title, Metrics metrics) {
    return new ConfusionMatrix(
            title,
            List.of("clear", "flagged"),
            List.of(
                row("normal", metrics.trueNegatives(), metrics.falsePositives()),
                row("pneumonia", metrics.falseNegatives(), metrics.truePositives())))
        .svg();
  }

  private static Row row(String shown, double clear, double flagged) {
    return new Row(shown, List.of(clear, flagged));
  }
}
