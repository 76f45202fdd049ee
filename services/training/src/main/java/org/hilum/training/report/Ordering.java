package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import java.util.stream.Collectors;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.SystemFigures;

/** Whether our systems stand in the order of the published ones. */
final class Ordering {
  private Ordering() {}

  /** A sentence for loss and one for accuracy, at threshold 0.5; none of fewer than two systems. */
  static List<String> sentences(StudyFigures figures) {
    List<SystemFigures> systems = figures.published();
    return systems.size() < 2
        ? List.of()
        : List.of(sentence(systems, "loss", -1), sentence(systems, "accuracy", 1));
  }

  /**
   * @param systems in the published order
   * @param direction 1 if the figure rises in that order, -1 if it falls
   */
  private static String sentence(List<SystemFigures> systems, String figure, int direction) {
    boolean isSame = true;
    for (int i = 1; i < systems.size(); i++) {
      isSame &= direction * (mean(systems.get(i), figure) - mean(systems.get(i - 1), figure)) > 0;
    }
    String values =
        systems.stream()
            .map(system -> format("%s (%.4f)", system.title(), mean(system, figure)))
            .collect(Collectors.joining("; "));
    return isSame
        ? format("By %s our systems stand in the study's order: %s.", figure, values)
        : format(
            "By %s our systems do not stand in the study's order, in which it %s: %s.",
            figure, direction > 0 ? "rises" : "falls", values);
  }

  private static double mean(SystemFigures system, String figure) {
    return system.atHalf().get(figure).mean();
  }
}
