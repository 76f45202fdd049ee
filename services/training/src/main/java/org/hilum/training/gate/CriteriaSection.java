package org.hilum.training.gate;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import java.util.Optional;
import org.hilum.training.chart.IntervalStrip;
import org.hilum.training.evaluate.Interval;

/** Values held against the criteria, one a row. Each says where in the JSON it stands. */
public final class CriteriaSection {
  private static final double MARGIN = 0.15;

  private CriteriaSection() {}

  static String of(Dossier dossier) {
    String table = of(dossier.findings());
    return dossier.findings().stream()
            .anyMatch(finding -> finding.criterion() == Criterion.SUBGROUP_DROP)
        ? table
        : table
            + format(
                "<p>No group of images has %,d cases of a class, so no drop in a group was judged.</p>%n",
                dossier.policy().subgroups().minimumCases());
  }

  /** Findings that stand under {@code /findings} in the JSON. */
  public static String of(List<Finding> findings) {
    StringBuilder html = new StringBuilder("<h2>Criteria</h2>\n<div class=\"scroll\"><table>\n");
    html.append(
        "<caption>The value that counts, with the 95 % interval of what was measured, against the"
            + " limit that the policy sets. Dashed: the limit; dot: the value; line: the"
            + " interval.</caption>\n");
    html.append(
        "<tr><th>criterion</th><th>of</th><th class=\"n\">value</th><th class=\"n\">limit</th>"
            + "<th></th><th></th></tr>\n");
    for (int i = 0; i < findings.size(); i++) {
      html.append(row(findings.get(i), "/findings/" + i));
    }
    return html.append("</table></div>\n").toString();
  }

  private static String row(Finding finding, String place) {
    return format(
        "<tr><td>%s<br/><code>%s</code></td><td>%s</td>%s"
            + "<td class=\"n\">%s<br/><span data-figure=\"%s/limit\">%s</span></td>"
            + "<td>%s</td><td>%s</td></tr>%n",
        escaped(finding.criterion().words()),
        finding.criterion().key(),
        escaped(finding.subject()),
        value(finding, place),
        finding.bound().words(),
        place,
        number(finding, finding.limit()),
        finding.interval().map(interval -> strip(finding, interval)).orElse(""),
        finding.holds() ? "met" : "<b>not met</b>");
  }

  private static String value(Finding finding, String place) {
    return format(
        "<td class=\"n\"><b data-figure=\"%s/value\">%s</b>%s</td>",
        place,
        number(finding, finding.value()),
        finding.interval().map(interval -> interval(finding, interval, place)).orElse(""));
  }

  private static String interval(Finding finding, Interval interval, String place) {
    return format(
        "<br/><span class=\"interval\"><span data-figure=\"%1$s/interval/low\">%2$s</span> to"
            + " <span data-figure=\"%1$s/interval/high\">%3$s</span></span>",
        place, number(finding, interval.low()), number(finding, interval.high()));
  }

  private static String strip(Finding finding, Interval interval) {
    double from = Math.min(finding.limit(), interval.low());
    double to = Math.max(finding.limit(), interval.high());
    double room = from < to ? MARGIN * (to - from) : 1;
    return new IntervalStrip(
            from - room,
            to + room,
            finding.limit(),
            List.of(
                Optional.of(
                    new IntervalStrip.Span(interval.low(), finding.value(), interval.high()))))
        .svg();
  }

  private static String number(Finding finding, double value) {
    return format(finding.criterion().pattern(), value);
  }
}
