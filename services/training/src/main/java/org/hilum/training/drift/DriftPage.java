package org.hilum.training.drift;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.training.chart.Axis;
import org.hilum.training.chart.LineChart;
import org.hilum.training.chart.Series;
import org.hilum.training.chart.Series.Point;
import org.hilum.training.chart.Series.Stroke;
import org.hilum.training.drift.PopulationShift.Alarm;
import org.hilum.training.report.PageHead;
import org.hilum.training.report.Panels;

/** A drift report as one HTML page that needs no other file; also well-formed XML. */
final class DriftPage {
  /** More lines would not be told apart. */
  private static final int MOST_LINES = 7;

  private DriftPage() {}

  static String of(DriftReport report) {
    String models = report.models().stream().map(DriftPage::model).collect(Collectors.joining());
    return PageHead.of("Champions on live images")
        + "<h1>Champions on live images</h1>\n"
        + format(
            "<p class=\"lead\">Images screened from %s to %s, and the labels on which their readers"
                + " agree.</p>%n",
            report.from().truncatedTo(ChronoUnit.MINUTES),
            report.asOf().truncatedTo(ChronoUnit.MINUTES))
        + (models.isEmpty() ? "<p>No model is champion yet.</p>\n" : models)
        + "</body>\n</html>\n";
  }

  private static String model(ModelDrift model) {
    return format("<h2>%s</h2>%n", escaped(model.modelVersion()))
        + alarms(model)
        + figures(model)
        + charts(model)
        + weeks(model.groups().get(0));
  }

  private static String alarms(ModelDrift model) {
    String alarms =
        model.groups().stream().flatMap(DriftPage::alarms).collect(Collectors.joining());
    return "<div class=\"brief\" role=\"status\">\n"
        + (alarms.isEmpty() ? "<p>No alarm.</p>\n" : "<ul>\n" + alarms + "</ul>\n")
        + "</div>\n";
  }

  private static Stream<String> alarms(GroupDrift group) {
    PopulationShift shift = group.shift();
    List<String> alarms = new ArrayList<>();
    if (shift.alarms().contains(Alarm.UNLIKE_TRAINING)) {
      alarms.add(
          format(
              "%.1f %% of the last %d images are unlike the training images (p = %.1e)",
              100 * shift.unlikeShare(), shift.cases(), shift.fromTraining().orElseThrow()));
    }
    if (shift.alarms().contains(Alarm.UNLIKE_BEFORE)) {
      alarms.add(
          format(
              "the last %d images differ from those before (distance %.3f, p = %.1e)",
              shift.cases(), shift.distance().orElseThrow(), shift.fromBefore().orElseThrow()));
    }
    return alarms.stream()
        .map(alarm -> format("<li><b>%s</b>: %s</li>%n", escaped(group.device()), alarm));
  }

  private static String figures(ModelDrift model) {
    return table(
        "By device. Observed to expected: pneumonias by verdict to the sum of the probabilities;"
            + " probabilities are those of a population in which half have one. Verdicts are of the"
            + " images that were read, not of a fair sample. Fewer than "
            + PopulationShift.RECENT
            + " images give no alarm.",
        "device",
        model.groups().stream().map(group -> row(group.device(), group.figures())));
  }

  private static String weeks(GroupDrift group) {
    return table(
        "By week, all devices.",
        "week from",
        group.weeks().stream().map(week -> row(week.begins().toString(), week.figures())));
  }

  private static String table(String caption, String head, Stream<String> rows) {
    return "<div class=\"scroll\"><table>\n"
        + format("<caption>%s</caption>%n", caption)
        + format("<tr><th scope=\"col\">%s</th>", head)
        + Stream.of(
                "images",
                "flagged",
                "unlike",
                "with verdict",
                "agreement",
                "observed to expected",
                "calibration error")
            .map(words -> "<th scope=\"col\" class=\"n\">" + words + "</th>")
            .collect(Collectors.joining())
        + "</tr>\n"
        + rows.collect(Collectors.joining())
        + "</table></div>\n";
  }

  private static String row(String name, LiveFigures figures) {
    return format(
        "<tr><td>%s</td>%s%s%s%s%s%s%s</tr>%n",
        escaped(name),
        cell(format("%,d", figures.cases())),
        cell(percent(figures.positiveRate())),
        cell(percent(figures.unlikeShare())),
        cell(format("%,d", figures.verdicts())),
        cell(percent(figures.agreement())),
        cell(number(figures.observedToExpected())),
        cell(number(figures.calibrationError())));
  }

  private static String cell(String words) {
    return "<td class=\"n\">" + words + "</td>";
  }

  private static String percent(Optional<Double> share) {
    return share.map(value -> format("%.1f %%", 100 * value)).orElse("–");
  }

  private static String number(Optional<Double> value) {
    return value.map(known -> format("%.3f", known)).orElse("–");
  }

  private static String charts(ModelDrift model) {
    List<GroupDrift.Week> weeks = model.groups().get(0).weeks();
    if (weeks.isEmpty()) {
      return "<p>It has judged no live image yet.</p>\n";
    }
    LocalDate first = weeks.get(0).begins();
    LocalDate last = weeks.get(weeks.size() - 1).begins();
    Axis x =
        Axis.ofWholeNumbers(
            "weeks since " + first, 0, Math.max(1, ChronoUnit.WEEKS.between(first, last)));
    return Panels.ofLines(
        List.of(
            chart("Flagged", x, model, first, LiveFigures::positiveRate),
            chart("Unlike the training images", x, model, first, LiveFigures::unlikeShare),
            chart("Agreement with readers", x, model, first, LiveFigures::agreement),
            chart("Calibration error", x, model, first, LiveFigures::calibrationError)),
        "Shares by week and device. The numbers of all devices stand in the table below.");
  }

  private static LineChart chart(
      String title,
      Axis x,
      ModelDrift model,
      LocalDate first,
      Function<LiveFigures, Optional<Double>> figure) {
    List<Series> lines = new ArrayList<>();
    for (Stroke stroke : List.of(Stroke.LINE, Stroke.DOTS)) {
      model.groups().stream()
          .limit(MOST_LINES)
          .map(group -> new Series(group.device(), points(group, first, figure), stroke))
          .forEach(lines::add);
    }
    return new LineChart(title, x, new Axis("share", 0, 1), lines);
  }

  private static List<Point> points(
      GroupDrift group, LocalDate first, Function<LiveFigures, Optional<Double>> figure) {
    return group.weeks().stream()
        .flatMap(
            week ->
                figure
                    .apply(week.figures())
                    .map(value -> new Point(ChronoUnit.WEEKS.between(first, week.begins()), value))
                    .stream())
        .toList();
  }
}
