package org.hilum.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hilum.training.chart.Axis;
import org.hilum.training.chart.LineChart;
import org.hilum.training.chart.Series;
import org.hilum.training.chart.Series.Point;
import org.hilum.training.chart.Series.Stroke;
import org.hilum.training.study.JudgedRun;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.StudyRun;
import org.hilum.training.study.SystemFigures;
import org.hilum.training.train.Epoch;

/** How loss and accuracy went while the three systems of the study learned. */
final class CurvesSection {
  /** A measure of an epoch. */
  private record Measure(ToDoubleFunction<Epoch> training, ToDoubleFunction<Epoch> validation) {}

  private static final Measure LOSS = new Measure(Epoch::trainingLoss, Epoch::validationLoss);
  private static final Measure ACCURACY =
      new Measure(Epoch::trainingAccuracy, Epoch::validationAccuracy);

  private CurvesSection() {}

  /** Empty if no system has epochs. */
  static String of(StudyFigures figures) {
    List<SystemFigures> systems =
        figures.published().stream()
            .filter(system -> runs(system).anyMatch(run -> !run.epochs().isEmpty()))
            .toList();
    if (systems.isEmpty()) {
      return "";
    }
    double highest = values(systems, LOSS).max().orElseThrow();
    double lowest = values(systems, ACCURACY).min().orElseThrow();
    Axis loss = Axis.upTo("balanced cross entropy", highest);
    Axis accuracy = new Axis("balanced accuracy", Math.min(0.9, Math.floor(10 * lowest) / 10), 1);
    return "<h2>Learning curves</h2>\n"
        + Panels.ofLines(
            systems.stream().map(system -> chart(system, LOSS, loss)).toList(),
            "Loss by epoch, a line a seed. The answers of a run come from the epoch of its least"
                + " loss on stressed validation, which is marked. Training losses are under dropout"
                + " and on altered images.")
        + Panels.ofLines(
            systems.stream().map(system -> chart(system, ACCURACY, accuracy)).toList(),
            "Accuracy of the same runs at even odds, both classes weighing the same. The axis does"
                + " not begin at 0.");
  }

  private static LineChart chart(SystemFigures system, Measure measure, Axis y) {
    List<Series> lines = new ArrayList<>();
    List<Point> chosen = new ArrayList<>();
    int last = 1;
    for (StudyRun run : runs(system).toList()) {
      lines.add(line("training", run, measure.training()));
      lines.add(line("stressed validation", run, measure.validation()));
      for (Epoch epoch : run.epochs()) {
        last = Math.max(last, epoch.number());
        if (epoch.number() == run.bestEpoch()) {
          chosen.add(new Point(epoch.number(), measure.validation().applyAsDouble(epoch)));
        }
      }
    }
    lines.add(new Series("chosen epoch", chosen, Stroke.DOTS));
    return new LineChart(system.title(), Axis.ofWholeNumbers("epoch", 0, last), y, lines);
  }

  private static Series line(String name, StudyRun run, ToDoubleFunction<Epoch> value) {
    return new Series(
        name,
        run.epochs().stream()
            .map(epoch -> new Point(epoch.number(), value.applyAsDouble(epoch)))
            .toList(),
        Stroke.THIN);
  }

  private static DoubleStream values(List<SystemFigures> systems, Measure measure) {
    return systems.stream()
        .flatMap(CurvesSection::runs)
        .flatMap(run -> run.epochs().stream())
        .flatMapToDouble(
            epoch ->
                DoubleStream.of(
                    measure.training().applyAsDouble(epoch),
                    measure.validation().applyAsDouble(epoch)));
  }

  private static Stream<StudyRun> runs(SystemFigures system) {
    return system.runs().stream().map(JudgedRun::run);
  }
}
