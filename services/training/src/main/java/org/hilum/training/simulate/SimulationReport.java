package org.hilum.training.simulate;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import java.util.stream.Collectors;
import org.hilum.training.report.PageHead;

/** A simulated year as one HTML page that needs no other file; also well-formed XML. */
public final class SimulationReport {
  private static final String TITLE = "A simulated year of the learning loop";

  private SimulationReport() {}

  public static String html(SimulationResult result) {
    return PageHead.of(TITLE)
        + format("<h1>%s</h1>%n", TITLE)
        + lead(result)
        + brief(result)
        + YearTable.of(result.years())
        + YearCurves.of(result)
        + madeUp(result)
        + readers(result.years())
        + turns(result.years())
        + "</body>\n</html>\n";
  }

  private static String lead(SimulationResult result) {
    World world = result.world();
    return format(
        "<p class=\"lead\">Does learning from readers help when the population changes, and does it"
            + " stay harmless when readers err? %d weeks, %d images a week; after %d weeks the share"
            + " of pneumonias goes from %.0f %% to %.0f %% and the acquisition changes.</p>%n",
        world.weeks(),
        result.counts().imagesAWeek(),
        world.shift(),
        100 * world.priorBefore(),
        100 * world.priorAfter());
  }

  private static String brief(SimulationResult result) {
    return "<div class=\"brief\">\n<ul>\n"
        + format(
            "<li>At the end the loop's champion has an AUC %s by %.4f (95 %% interval of the"
                + " difference %+.4f to %+.4f) than the frozen model.</li>%n",
            result.aucGain() > 0 ? "higher" : "not higher but lower",
            Math.abs(result.aucGain()),
            result.aucInterval().low(),
            result.aucInterval().high())
        + format(
            "<li>Its calibration error is %s by %.4f (improvement %+.4f to %+.4f).</li>%n",
            result.eceGain() > 0 ? "smaller" : "not smaller but larger",
            Math.abs(result.eceGain()),
            result.eceInterval().low(),
            result.eceInterval().high())
        + result.years().stream()
            .filter(year -> year.scenario().learns())
            .map(SimulationReport::worse)
            .collect(Collectors.joining())
        + "</ul>\n</div>\n";
  }

  private static String worse(YearResult year) {
    return format(
        "<li>%s: %d of %d promotions made the AUC on the locked images worse than the policy"
            + " allows.</li>%n",
        escaped(year.scenario().title()), year.worsePromotions(), year.promotions());
  }

  private static String madeUp(SimulationResult result) {
    World world = result.world();
    Counts counts = result.counts();
    return "<h2>What is made up and what is not</h2>\n<ul>\n"
        + item(
            "Images are those that the data set has for learning; its own test images are not"
                + " touched. Patients are divided anew: base, the gate's locked images, the locked"
                + " images of the figures above, and the stream.")
        + item(
            format(
                "The base is small, %,d images, so that there is something to learn. Its %,d locked"
                    + " images are the gate's, and reviewed images join them as readers call them.",
                counts.base(), counts.gate()))
        + item(
            format(
                "Figures are of %,d other locked images, %,d of them pneumonias: the share and the"
                    + " acquisition of the year's end, with true labels that neither training nor"
                    + " the gate sees.",
                counts.locked(), counts.lockedPneumonias()))
        + item(
            "The later acquisition is an altered view of the X-rays. One of the first half may come"
                + " again in the second by that acquisition, in the same split.")
        + item(
            format(
                "%.0f %% of the images are read by two. Where these disagree nothing is learned; in"
                    + " a simulated year nobody settles it.",
                100 * world.readTwice()))
        + item(
            format(
                "A run begins when %d labels are new and no model is on trial. It learns %d heads"
                    + " on pooled features; the service tunes the last layers too. Agreement of"
                    + " readers, their cap, the choice of images to calibrate on, criteria and policy"
                    + " (SHA-256 %s) are those of the service. Guards do not watch.",
                world.labelsARun(), world.heads(), world.policy().digest()))
        + item(
            "Probabilities are calibrated for a population in which half of the images show a"
                + " pneumonia, on the base's validation images and on reviewed ones on which two"
                + " readers agree. Part of the calibration error is therefore the share of"
                + " pneumonias among the locked images.")
        + item(format("Seed %d; the same seed gives the same page.", result.seed()))
        + "</ul>\n";
  }

  private static String item(String words) {
    return format("<li>%s</li>%n", escaped(words));
  }

  private static String readers(List<YearResult> years) {
    StringBuilder html =
        new StringBuilder("<h2>Readers</h2>\n<div class=\"scroll\"><table>\n")
            .append("<caption>How often they are wrong, and how much they read.</caption>\n")
            .append("<tr><th>year</th><th>reader</th><th class=\"n\">pneumonias missed</th>")
            .append(
                "<th class=\"n\">false alarms</th><th class=\"n\">share of readings</th></tr>\n");
    for (YearResult year : years) {
      for (Reader reader : year.scenario().readers()) {
        html.append(
            format(
                "<tr><td>%s</td><td>%s</td><td class=\"n\">%.0f %%</td><td class=\"n\">%.0f %%</td>"
                    + "<td class=\"n\">%.0f %%</td></tr>%n",
                escaped(year.scenario().title()),
                escaped(reader.name()),
                100 * reader.missed(),
                100 * reader.falseAlarms(),
                100 * reader.share()));
      }
    }
    return html.append("</table></div>\n").toString();
  }

  private static String turns(List<YearResult> years) {
    StringBuilder html =
        new StringBuilder("<h2>Decisions</h2>\n<div class=\"scroll\"><table>\n")
            .append("<caption>Every candidate, and what became of it. AUC on the locked")
            .append(" images, which played no part.</caption>\n")
            .append("<tr><th>year</th><th class=\"n\">week</th><th>decision</th>")
            .append("<th class=\"n\">AUC</th><th class=\"n\">champion's</th><th>why</th></tr>\n");
    for (YearResult year : years) {
      for (Turn turn : year.turns()) {
        html.append(
            format(
                "<tr><td>%s</td><td class=\"n\">%d</td><td>%s%s</td><td class=\"n\">%.4f</td>"
                    + "<td class=\"n\">%.4f</td><td>%s</td></tr>%n",
                escaped(year.scenario().title()),
                turn.week(),
                turn.kind().words(),
                turn.isWorse() ? ", <b>worse</b>" : "",
                turn.lockedAuc(),
                turn.lockedAucBefore(),
                escaped(String.join(" ", turn.reasons()))));
      }
    }
    return html.append("</table></div>\n").toString();
  }
}
