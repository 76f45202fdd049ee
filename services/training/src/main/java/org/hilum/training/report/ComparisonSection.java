package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hilum.training.study.PublishedFigures;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.SystemFigures;

/** Our figures beside those that were published. */
final class ComparisonSection {
  private static final List<String> FIGURES =
      List.of(
          "loss",
          "accuracy",
          "auc",
          "average_precision",
          "sensitivity",
          "specificity",
          "confusion.tp",
          "confusion.tn",
          "confusion.fp",
          "confusion.fn",
          "ece");

  private ComparisonSection() {}

  /** Empty if no system has published figures. */
  static String of(StudyFigures figures) {
    List<SystemFigures> systems = figures.published();
    if (systems.isEmpty()) {
      return "";
    }
    return "<h2>Against the published figures</h2>\n"
        + "<div class=\"scroll\"><table>\n"
        + format(
            "<caption>Test images at threshold 0.5: ours, and those of %s, of one run each on 624"
                + " images. A dash: not published.</caption>%n",
            PublishedFigures.SOURCE)
        + head(systems)
        + FIGURES.stream().map(figure -> row(systems, figure)).collect(Collectors.joining())
        + "</table></div>\n"
        + Ordering.sentences(figures).stream()
            .map(sentence -> "<p>" + escaped(sentence) + "</p>\n")
            .collect(Collectors.joining());
  }

  private static String head(List<SystemFigures> systems) {
    StringBuilder groups = new StringBuilder("<tr><th rowspan=\"2\"></th>");
    StringBuilder columns = new StringBuilder("<tr>");
    StringBuilder seeds = new StringBuilder("<tr><td>seeds</td>");
    for (SystemFigures system : systems) {
      groups.append(format("<th class=\"group\" colspan=\"2\">%s</th>", escaped(system.title())));
      columns.append("<th class=\"n\">ours</th><th class=\"n\">published</th>");
      seeds.append(Cells.seeds(system) + "<td class=\"n\">1</td>");
    }
    return groups + "</tr>\n" + columns + "</tr>\n" + seeds + "</tr>\n";
  }

  private static String row(List<SystemFigures> systems, String figure) {
    StringBuilder row = new StringBuilder("<tr><td>" + Cells.words(figure) + "</td>");
    for (SystemFigures system : systems) {
      row.append(Cells.atHalf(system, figure));
      row.append("<td class=\"n\">").append(published(system, figure)).append("</td>");
    }
    return row.append("</tr>\n").toString();
  }

  private static String published(SystemFigures system, String figure) {
    Map<String, Double> published =
        PublishedFigures.ALL.stream()
            .filter(one -> one.system().equals(system.name()))
            .findFirst()
            .orElseThrow()
            .figures();
    return published.containsKey(figure) ? Cells.published(figure, published.get(figure)) : "–";
  }
}
