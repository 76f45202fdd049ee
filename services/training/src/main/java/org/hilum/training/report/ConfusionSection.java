package org.hilum.training.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hilum.training.chart.ConfusionMatrix;
import org.hilum.training.chart.ConfusionMatrix.Row;
import org.hilum.training.study.Figure;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.SystemFigures;

/** What the three systems of the study say of the test images, as counts. */
final class ConfusionSection {
  private ConfusionSection() {}

  /** Empty if there are none of the three. */
  static String of(StudyFigures figures) {
    List<SystemFigures> systems = figures.published();
    if (systems.isEmpty()) {
      return "";
    }
    return "<h2>What is found and what is missed</h2>\n"
        + Panels.of(
            matrices(systems, SystemFigures::atHalf),
            "Test images by what they show and what was said at threshold 0.5, means over the"
                + " seeds; shares are of the row.")
        + Panels.of(
            matrices(systems, SystemFigures::own),
            "The same at the operating point that each run chose on stressed validation.");
  }

  private static List<String> matrices(
      List<SystemFigures> systems, Function<SystemFigures, Map<String, Figure>> figures) {
    return systems.stream()
        .map(system -> matrix(system.title(), figures.apply(system)).svg())
        .toList();
  }

  private static ConfusionMatrix matrix(String title, Map<String, Figure> figures) {
    return new ConfusionMatrix(
        title,
        List.of("clear", "flagged"),
        List.of(
            new Row("normal", List.of(mean(figures, "tn"), mean(figures, "fp"))),
            new Row("pneumonia", List.of(mean(figures, "fn"), mean(figures, "tp")))));
  }

  private static double mean(Map<String, Figure> figures, String count) {
    return figures.get("confusion." + count).mean();
  }
}
