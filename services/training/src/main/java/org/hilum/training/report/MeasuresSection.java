package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hilum.training.study.SystemFigures;

/** What each measure brought. */
final class MeasuresSection {
  private static final List<String> FIGURES = List.of("loss", "accuracy", "auc", "ece");

  private MeasuresSection() {}

  /**
   * Empty without measures.
   *
   * @param measures by name, what the others are held against first
   */
  static String of(Map<String, SystemFigures> measures) {
    if (measures.isEmpty()) {
      return "";
    }
    double before = measures.values().iterator().next().stressedLoss();
    StringBuilder html =
        new StringBuilder(
            "<h2>What each measure brought</h2>\n<div class=\"scroll\"><table>\n<caption>Each row"
                + " differs from the first in what it names. What counts for a choice is the loss on"
                + " stressed validation; the other figures are of the test images at threshold"
                + " 0.5.</caption>\n<tr><th></th><th class=\"n\">seeds</th>"
                + "<th class=\"n\">stressed loss</th><th class=\"n\">change</th>");
    FIGURES.forEach(name -> html.append("<th class=\"n\">" + Cells.words(name) + "</th>"));
    html.append("</tr>\n");
    measures.forEach((name, system) -> html.append(row(name, system, before)));
    return html.append("</table></div>\n").toString();
  }

  private static String row(String name, SystemFigures system, double before) {
    double change = system.stressedLoss() - before;
    return format(
            "<tr><td>%s</td>%s<td class=\"n\">%.4f</td>" + "<td class=\"n\">%s</td>",
            escaped(name),
            Cells.seeds(system),
            system.stressedLoss(),
            change == 0 ? "" : format("%+.4f", change))
        + FIGURES.stream()
            .map(
                figure ->
                    Cells.of(
                        "/measures/" + Cells.step(name) + "/at_half/", system.atHalf(), figure))
            .collect(Collectors.joining())
        + "</tr>\n";
  }
}
