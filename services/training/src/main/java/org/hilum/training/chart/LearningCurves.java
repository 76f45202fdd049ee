package org.hilum.training.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.hilum.training.chart.Series.Point;
import org.hilum.training.chart.Series.Stroke;
import org.hilum.training.train.Epoch;

/** How loss and accuracy went while several runs learned, a line a run. */
public record LearningCurves(String title, List<Run> runs) {
  private static final Measure LOSS = new Measure(Epoch::trainingLoss, Epoch::validationLoss);
  private static final Measure ACCURACY =
      new Measure(Epoch::trainingAccuracy, Epoch::validationAccuracy);

  /**
   * Of one seed.
   *
   * @param chosen number of the epoch that the run's weights come from
   */
  public record Run(List<Epoch> epochs, int chosen) {}

  /** A measure of an epoch. */
  private record Measure(ToDoubleFunction<Epoch> training, ToDoubleFunction<Epoch> validation) {
    DoubleStream of(List<LearningCurves> shown) {
      return shown.stream()
          .flatMap(curves -> curves.runs().stream())
          .flatMap(run -> run.epochs().stream())
          .flatMapToDouble(
              epoch ->
                  DoubleStream.of(training.applyAsDouble(epoch), validation.applyAsDouble(epoch)));
    }
  }

  public LearningCurves {
    runs = List.copyOf(runs);
  }

  /** One that fits all that are shown side by side. */
  public static Axis lossAxis(List<LearningCurves> shown) {
    return Axis.upTo("balanced cross entropy", LOSS.of(shown).max().orElseThrow());
  }

  /** One that fits all that are shown side by side; it does not begin at 0. */
  public static Axis accuracyAxis(List<LearningCurves> shown) {
    double lowest = ACCURACY.of(shown).min().orElseThrow();
    return new Axis("balanced accuracy", Math.min(0.9, Math.floor(10 * lowest) / 10), 1);
  }

  public LineChart loss(Axis y) {
    return chart(LOSS, y);
  }

  public LineChart accuracy(Axis y) {
    return chart(ACCURACY, y);
  }

  private LineChart chart(Measure measure, Axis y) {
    List<Series> lines = new ArrayList<>();
    List<Point> chosen = new ArrayList<>();
    int last = 1;
    for (Run run : runs) {
      lines.add(line("training", run, measure.training()));
      lines.add(line("stressed validation", run, measure.validation()));
      for (Epoch epoch : run.epochs()) {
        last = Math.max(last, epoch.number());
        if (epoch.number() == run.chosen()) {
          chosen.add(new Point(epoch.number(), measure.validation().applyAsDouble(epoch)));
        }
      }
    }
    lines.add(new Series("chosen epoch", chosen, Stroke.DOTS));
    return new LineChart(title, Axis.ofWholeNumbers("epoch", 0, last), y, lines);
  }

  private static Series line(String name, Run run, ToDoubleFunction<Epoch> value) {
    return new Series(
        name,
        run.epochs().stream()
            .map(epoch -> new Point(epoch.number(), value.applyAsDouble(epoch)))
            .toList(),
        Stroke.THIN);
  }
}
