package org.hilum.training.gate;

import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import org.hilum.training.evaluate.Interval;

/** Figures of both models. Each says where in the JSON it stands. */
final class FiguresSection {
  private FiguresSection() {}

  static String of(Dossier dossier) {
    StringBuilder html = new StringBuilder("<h2>Figures</h2>\n<div class=\"scroll\"><table>\n");
    html.append(
        format(
            "<caption>%,d locked test images, %,d of them with pneumonia, each model at its own"
                + " threshold, abstentions ignored; with 95 %% intervals.</caption>%n",
            dossier.images().count(), dossier.images().pneumonias()));
    html.append(
        "<tr><th></th><th class=\"n\">candidate</th><th class=\"n\">champion</th>"
            + "<th class=\"n\">difference</th></tr>\n");
    List<ComparedFigure> figures = dossier.figures();
    for (int i = 0; i < figures.size(); i++) {
      html.append(row(figures.get(i), "/figures/" + i));
    }
    return html.append("</table></div>\n").toString();
  }

  private static String row(ComparedFigure figure, String place) {
    return "<tr><td>"
        + words(figure.name())
        + "</td>"
        + cell(place + "/candidate", figure.candidate(), figure.candidateInterval())
        + cell(place + "/champion", figure.champion(), figure.championInterval())
        + cell(place + "/difference", figure.difference(), figure.differenceInterval())
        + "</tr>\n";
  }

  private static String cell(String place, double value, Interval interval) {
    return format(
        "<td class=\"n\"><b data-figure=\"%1$s\">%2$.4f</b><br/><span class=\"interval\">"
            + "<span data-figure=\"%1$sInterval/low\">%3$.4f</span> to"
            + " <span data-figure=\"%1$sInterval/high\">%4$.4f</span></span></td>",
        place, value, interval.low(), interval.high());
  }

  private static String words(String name) {
    return switch (name) {
      case "auc" -> "AUC";
      case "average_precision" -> "average precision";
      case "ece" -> "calibration error";
      default -> name;
    };
  }
}
