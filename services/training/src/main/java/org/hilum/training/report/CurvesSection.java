package org.hilum.training.report;

import java.util.List;
import org.hilum.training.chart.Axis;
import org.hilum.training.chart.LearningCurves;
import org.hilum.training.study.JudgedRun;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.SystemFigures;

/** How loss and accuracy went while the three systems of the study learned. */
final class CurvesSection {
  private CurvesSection() {}

  /** Empty if no system has epochs. */
  static String of(StudyFigures figures) {
    List<LearningCurves> systems =
        figures.published().stream()
            .map(CurvesSection::curves)
            .filter(curves -> curves.runs().stream().anyMatch(run -> !run.epochs().isEmpty()))
            .toList();
    if (systems.isEmpty()) {
      return "";
    }
    Axis loss = LearningCurves.lossAxis(systems);
    Axis accuracy = LearningCurves.accuracyAxis(systems);
    return "<h2>Learning curves</h2>\n"
        + Panels.ofLines(
            systems.stream().map(system -> system.loss(loss)).toList(),
            "Loss by epoch, a line a seed. The answers of a run come from the epoch of its least"
                + " loss on stressed validation, which is marked. Training losses are under dropout"
                + " and on altered images.")
        + Panels.ofLines(
            systems.stream().map(system -> system.accuracy(accuracy)).toList(),
            "Accuracy of the same runs at even odds, both classes weighing the same. The axis does"
                + " not begin at 0.");
  }

  private static LearningCurves curves(SystemFigures system) {
    return new LearningCurves(
        system.title(),
        system.runs().stream()
            .map(JudgedRun::run)
            .map(run -> new LearningCurves.Run(run.epochs(), run.bestEpoch()))
            .toList());
  }
}
