package org.hilum.training.simulate;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.List;

/** Where each scenario stands at the end, a row a scenario. */
final class YearTable {
  private static final List<String> COLUMNS =
      List.of(
          "AUC",
          "calibration error",
          "sensitivity",
          "specificity",
          "labels",
          "disputed",
          "held back",
          "promoted",
          "refused",
          "worse");

  private YearTable() {}

  static String of(List<YearResult> years) {
    StringBuilder html =
        new StringBuilder("<h2>After a year</h2>\n<div class=\"scroll\"><table>\n")
            .append("<caption>The last champion on the locked images. Held back: labels over their")
            .append(" reader's cap. Worse: promotions after which the AUC there was lower than the")
            .append(" policy's margin allows.</caption>\n<tr><th></th>");
    COLUMNS.forEach(column -> html.append(format("<th class=\"n\">%s</th>", column)));
    html.append("</tr>\n");
    years.forEach(year -> html.append(row(year)));
    return html.append("</table></div>\n").toString();
  }

  private static String row(YearResult year) {
    WeekFigures end = year.end();
    StringBuilder html =
        new StringBuilder(format("<tr><td>%s</td>", escaped(year.scenario().title())));
    for (double figure :
        new double[] {end.auc(), end.ece(), end.sensitivity(), end.specificity()}) {
      html.append(format("<td class=\"n\"><b>%.4f</b></td>", figure));
    }
    for (long count :
        new long[] {
          year.labels(),
          year.disputed(),
          year.heldBack(),
          year.promotions(),
          year.refusals(),
          year.worsePromotions()
        }) {
      html.append(format("<td class=\"n\">%,d</td>", count));
    }
    return html.append("</tr>\n").toString();
  }
}
