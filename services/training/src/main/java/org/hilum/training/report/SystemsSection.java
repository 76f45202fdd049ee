package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hilum.training.study.Ensembles;
import org.hilum.training.study.JudgedRun;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.SystemFigures;

/** Every system of the study, one a row: at threshold 0.5 and at its own operating point. */
final class SystemsSection {
  private static final List<String> AT_HALF =
      List.of("loss", "accuracy", "auc", "average_precision", "sensitivity", "specificity", "ece");
  private static final List<String> OWN = List.of("accuracy", "sensitivity", "specificity");

  private SystemsSection() {}

  static String of(StudyFigures figures) {
    return "<h2>All systems</h2>\n"
        + table(
            "Test images at threshold 0.5.",
            "<th class=\"n\">seeds</th>",
            AT_HALF,
            figures,
            Cells::atHalf,
            Cells::seeds)
        + table(
            "Test images at the operating point that each run chose on stressed validation;"
                + " temperature, threshold, loss on stressed validation, learned parameters and"
                + " seconds are means over the seeds.",
            "<th class=\"n\">stressed loss</th><th class=\"n\">temperature</th>"
                + "<th class=\"n\">threshold</th><th class=\"n\">parameters</th>"
                + "<th class=\"n\">seconds</th>",
            OWN,
            figures,
            Cells::own,
            SystemsSection::choices)
        + figures.named(Ensembles.SELECTED).map(SystemsSection::caution).orElse("");
  }

  private static String caution(SystemFigures selected) {
    return format(
        "<p>The members of \u201c%s\u201d were chosen on stressed validation, so its figures there"
            + " are favourable to it; the test images had no say.</p>%n",
        escaped(selected.title()));
  }

  private static String table(
      String caption,
      String firstHeads,
      List<String> names,
      StudyFigures figures,
      BiFunction<SystemFigures, String, String> cell,
      Function<SystemFigures, String> firstCells) {
    List<SystemFigures> published = figures.published();
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n<caption>");
    html.append(caption).append("</caption>\n<tr><th>system</th>").append(firstHeads);
    names.forEach(name -> html.append("<th class=\"n\">" + Cells.words(name) + "</th>"));
    html.append("</tr>\n");
    boolean isRuled = false;
    for (SystemFigures system : figures.systems()) {
      boolean isFirstOther = !isRuled && !published.isEmpty() && !published.contains(system);
      isRuled |= isFirstOther;
      html.append(isFirstOther ? "<tr class=\"rule\">" : "<tr>")
          .append("<td>" + escaped(system.title()) + "</td>")
          .append(firstCells.apply(system))
          .append(
              names.stream().map(name -> cell.apply(system, name)).collect(Collectors.joining()))
          .append("</tr>\n");
    }
    return html.append("</table></div>\n").toString();
  }

  private static String choices(SystemFigures system) {
    return format(
        "<td class=\"n\">%.4f</td><td class=\"n\">%.3f</td><td class=\"n\">%.4f</td>"
            + "<td class=\"n\">%,.0f</td><td class=\"n\">%,.0f</td>",
        system.stressedLoss(),
        mean(system, JudgedRun::temperature),
        mean(system, JudgedRun::threshold),
        mean(system, run -> run.run().trainedParameters()),
        mean(system, run -> run.run().seconds()));
  }

  private static double mean(SystemFigures system, ToDoubleFunction<JudgedRun> value) {
    return system.runs().stream().mapToDouble(value).average().orElseThrow();
  }
}
