package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.training.chart.ConfusionMatrix;
import org.hilum.training.chart.ConfusionMatrix.Row;
import org.hilum.training.data.Finding;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.SystemFigures;

/** Systems that tell bacterial from viral pneumonia. */
final class ThreeClassSection {
  private static final List<String> CLASSES = Finding.CLASSES.stream().map(Finding::word).toList();

  private ThreeClassSection() {}

  /** Empty if no system does. */
  static String of(StudyFigures figures) {
    List<SystemFigures> systems =
        figures.systems().stream().filter(system -> !system.threeClass().isEmpty()).toList();
    if (systems.isEmpty()) {
      return "";
    }
    return "<h2>Normal, bacterial, viral</h2>\n"
        + "<div class=\"scroll\"><table>\n<caption>Test images, the class of the highest"
        + " probability.</caption>\n<tr><th>system</th><th class=\"n\">seeds</th>"
        + "<th class=\"n\">accuracy</th>"
        + CLASSES.stream()
            .map(name -> "<th class=\"n\">recall of " + name + "</th>")
            .collect(Collectors.joining())
        + "</tr>\n"
        + systems.stream().map(ThreeClassSection::row).collect(Collectors.joining())
        + "</table></div>\n"
        + Panels.of(
            systems.stream().map(system -> matrix(system).svg()).toList(),
            "Test images by what they show and what was said, means over the seeds; shares are of"
                + " the row.");
  }

  private static String row(SystemFigures system) {
    return "<tr><td>"
        + escaped(system.title())
        + "</td>"
        + Cells.seeds(system)
        + Stream.concat(Stream.of("accuracy"), CLASSES.stream().map(name -> "recall." + name))
            .map(
                name ->
                    Cells.of(
                        "/systems/" + system.name() + "/",
                        system.threeClass(),
                        "three_class." + name))
            .collect(Collectors.joining())
        + "</tr>\n";
  }

  private static ConfusionMatrix matrix(SystemFigures system) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < CLASSES.size(); i++) {
      int row = i;
      List<Double> means = new ArrayList<>();
      for (int j = 0; j < CLASSES.size(); j++) {
        int column = j;
        means.add(
            system.confusions().stream()
                .mapToInt(confusion -> confusion.counts().get(row).get(column))
                .average()
                .orElseThrow());
      }
      rows.add(new Row(CLASSES.get(row), means));
    }
    return new ConfusionMatrix(system.title(), CLASSES, rows);
  }
}
