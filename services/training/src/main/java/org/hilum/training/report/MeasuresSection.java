package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.training.study.Figure;
import org.hilum.training.study.MeasureFigures;
import org.hilum.training.study.StudySet;

/** What each measure brought. */
final class MeasuresSection {
  private static final List<String> STRESSED = List.of("auc", "sensitivity", "specificity");
  private static final List<String> PLAIN = List.of("sensitivity", "specificity");
  private static final List<String> TEST = List.of("auc", "accuracy", "sensitivity", "specificity");

  private MeasuresSection() {}

  /**
   * Empty without measures.
   *
   * @param measures that with all of them first
   */
  static String of(List<MeasureFigures> measures) {
    if (measures.isEmpty()) {
      return "";
    }
    MeasureFigures all = measures.get(0);
    return "<h2>What each measure brought</h2>\n"
        + table(
            format(
                "Stressed validation: heads on the frozen network, %d seeds each. Each row below"
                    + " the first leaves out one measure. What counts is the loss after"
                    + " calibration, both classes weighing the same: where its change, seed by"
                    + " seed, is above 0 the measure helps. Sensitivity and specificity are at"
                    + " each run's own operating point.",
                all.test().runs().size()),
            "<tr><th></th>" + head("loss") + head("change") + heads(STRESSED) + "</tr>\n",
            measures.stream().map(measure -> stressedRow(measure, all)))
        + table(
            "The same heads on plain validation images and on the test images, which had no say.",
            "<tr><th rowspan=\"2\"></th><th class=\"group\" colspan=\"3\">plain validation</th>"
                + "<th class=\"group\" colspan=\"4\">test</th></tr>\n<tr>"
                + head("loss")
                + heads(PLAIN)
                + heads(TEST)
                + "</tr>\n",
            measures.stream().map(MeasuresSection::otherRow));
  }

  private static String table(String caption, String head, Stream<String> rows) {
    return "<div class=\"scroll\"><table>\n<caption>"
        + caption
        + "</caption>\n"
        + head
        + rows.collect(Collectors.joining())
        + "</table></div>\n";
  }

  private static String heads(List<String> figures) {
    return figures.stream().map(figure -> head(Cells.words(figure))).collect(Collectors.joining());
  }

  private static String head(String words) {
    return "<th class=\"n\">" + words + "</th>";
  }

  private static String stressedRow(MeasureFigures measure, MeasureFigures all) {
    return name(measure)
        + bySeed("%.4f", measure.losses(StudySet.STRESSED))
        + (measure == all
            ? "<td></td>"
            : bySeed("%+.4f", measure.lossesAbove(all, StudySet.STRESSED)))
        + cells(place(measure) + "stressed_validation/", measure.stressed(), STRESSED)
        + "</tr>\n";
  }

  private static String otherRow(MeasureFigures measure) {
    return name(measure)
        + bySeed("%.4f", measure.losses(StudySet.VALIDATION))
        + cells(place(measure) + "validation/", measure.plain(), PLAIN)
        + cells(place(measure), measure.test().own(), TEST)
        + "</tr>\n";
  }

  private static String name(MeasureFigures measure) {
    return "<tr><td>" + escaped(measure.name()) + "</td>";
  }

  private static String cells(String place, Map<String, Figure> figures, List<String> names) {
    return names.stream()
        .map(figure -> Cells.of(place, figures, figure))
        .collect(Collectors.joining());
  }

  private static String place(MeasureFigures measure) {
    return "/measures/" + Cells.step(measure.name()) + "/";
  }

  /** Mean and deviation, without an interval. */
  private static String bySeed(String pattern, List<Double> values) {
    OptionalDouble deviation = Figure.deviation(values);
    return format(
        "<td class=\"n\"><b>%s</b>%s</td>",
        format(pattern, Figure.mean(values)),
        deviation.isPresent() ? format(" ± %.4f", deviation.getAsDouble()) : "");
  }
}
