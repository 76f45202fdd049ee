package org.hilum.training.audit;

import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.training.audit.Shortcut.Auc;
import org.hilum.training.chart.IntervalStrip;
import org.hilum.training.chart.IntervalStrip.Span;

/** The part of the page on what tells the classes apart without the lungs. */
final class ShortcutSection {
  private static final double AXIS_BEGIN = 0.3;
  private static final double AXIS_END = 1;
  private static final double CHANCE = 0.5;
  private static final List<Double> TICKS = List.of(0.3, 0.5, 0.7, 0.9);

  private ShortcutSection() {}

  static String of(Shortcuts shortcuts) {
    StringBuilder html = new StringBuilder("<h2>2 Shortcuts</h2>\n");
    html.append(head(shortcuts));
    shortcuts.together().forEach(shortcut -> html.append(row(shortcut, "")));
    for (int i = 0; i < shortcuts.single().size(); i++) {
      html.append(row(shortcuts.single().get(i), i == 0 ? " class=\"total\"" : ""));
    }
    return html.append("</table>\n").toString();
  }

  private static String head(Shortcuts shortcuts) {
    return "<table>\n"
        + format(
            "<caption>AUC of a logistic regression on traits that do not look at the"
                + " lungs, fitted on %,d training images and judged on"
                + " <span class=\"validation\">%,d validation images of other patients</span> and"
                + " on the <span class=\"test\">%,d images of the test split</span>; bars are 95 %%"
                + " intervals by bootstrap over patients, the dashed line is chance. Single traits"
                + " are sorted by the mean of the two; one that is the same for all images has"
                + " 0.50.</caption>%n",
            shortcuts.training(), shortcuts.validation(), shortcuts.test())
        + "<tr><th>traits</th><th>part of</th><th>"
        + strip(List.of()).axisSvg(TICKS)
        + "</th><th class=\"n validation\">validation</th><th class=\"n test\">test</th></tr>\n";
  }

  private static String row(Shortcut shortcut, String attributes) {
    return format(
            "<tr%s><td>%s</td><td>%s</td><td>", attributes, shortcut.traits(), shortcut.part())
        + strip(
                Stream.of(shortcut.validation(), shortcut.test())
                    .map(ShortcutSection::span)
                    .toList())
            .svg()
        + format(
            "</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>%n",
            words(shortcut.validation()), words(shortcut.test()));
  }

  private static IntervalStrip strip(List<Optional<Span>> spans) {
    return new IntervalStrip(AXIS_BEGIN, AXIS_END, CHANCE, spans);
  }

  private static Optional<Span> span(Optional<Auc> auc) {
    return auc.map(area -> new Span(area.interval().low(), area.value(), area.interval().high()));
  }

  private static String words(Optional<Auc> auc) {
    return auc.map(Findings::words).orElse("one class only");
  }
}
