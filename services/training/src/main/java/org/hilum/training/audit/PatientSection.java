package org.hilum.training.audit;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import org.hilum.training.evaluate.Interval;

/** The part of the page on patients that stand in two splits. */
final class PatientSection {
  private PatientSection() {}

  static String of(SharedPatients shared) {
    StringBuilder html = new StringBuilder("<h3>1.3 Patients in two splits</h3>\n");
    html.append(shared.overlaps().isEmpty() ? "<p>None.</p>\n" : overlaps(shared));
    shared.likeness().ifPresent(likeness -> html.append(likeness(likeness)));
    for (SharedPatients.Overlap overlap : shared.overlaps()) {
      html.append(
          format(
              "<p class=\"small\">In %s and %s: %s.</p>%n",
              overlap.first().folder(),
              overlap.second().folder(),
              escaped(String.join(", ", overlap.patients()))));
    }
    return html.toString();
  }

  private static String overlaps(SharedPatients shared) {
    StringBuilder rows = new StringBuilder();
    for (SharedPatients.Overlap overlap : shared.overlaps()) {
      rows.append(
          format(
              "<tr><td>%s, %s</td><td class=\"n\">%,d</td><td class=\"n\">%,d</td>"
                  + "<td class=\"n\">%,d</td></tr>%n",
              overlap.first().folder(),
              overlap.second().folder(),
              overlap.patients().size(),
              overlap.firstImages(),
              overlap.secondImages()));
    }
    return """
        <table>
        <caption>Patient tokens that stand in two splits, and the images with such a \
        token.</caption>
        <tr><th>splits</th><th class="n">tokens</th><th class="n">images in the first</th>\
        <th class="n">images in the second</th></tr>
        """
        + rows
        + "</table>\n";
  }

  private static String likeness(PatientLikeness likeness) {
    return format(
            """
            <table>
            <caption>Are these the same patients? Pairs of images of one class and one token, and \
            the share of them that is more alike than %d %% of the pairs of strangers: about %d %% if \
            they are strangers themselves, more if they are not.</caption>
            <tr><th>two images</th><th class="n">pairs</th><th class="n">share</th>\
            <th class="n">95 %% interval</th></tr>
            """,
            PatientLikeness.COMMON_PERCENT, 100 - PatientLikeness.COMMON_PERCENT)
        + row("both of train", likeness.withinTraining())
        + row("one of train, one of test", likeness.across())
        + "</table>\n";
  }

  private static String row(String name, PatientLikeness.Sample sample) {
    Interval interval = sample.interval();
    return format(
        "<tr><td>%s</td><td class=\"n\">%,d</td><td class=\"n\">%.1f %%</td>"
            + "<td class=\"n\">%.1f to %.1f %%</td></tr>%n",
        name, sample.pairs(), 100 * sample.alike(), 100 * interval.low(), 100 * interval.high());
  }
}
