package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.Map;
import org.hilum.training.study.Figure;
import org.hilum.training.study.SystemFigures;

/** Figures as cells of a table. Each says where in {@code metrics.json} it stands. */
final class Cells {
  private Cells() {}

  /** At threshold 0.5. */
  static String atHalf(SystemFigures system, String name) {
    return of("/systems/" + system.name() + "/at_half/", system.atHalf(), name);
  }

  /** At each run's own operating point. */
  static String own(SystemFigures system, String name) {
    return of("/systems/" + system.name() + "/", system.own(), name);
  }

  /**
   * Mean, deviation and interval.
   *
   * @param place in {@code metrics.json}, the beginning of a JSON pointer
   */
  static String of(String place, Map<String, Figure> figures, String name) {
    Figure figure = figures.get(name);
    return format(
        "<td class=\"n\" data-figure=\"%s\"><b>%s</b>%s<br/><span class=\"interval\">%s to"
            + " %s</span></td>",
        attribute(place + name.replace('.', '/')),
        number(name, figure.mean()),
        figure.deviation().isPresent()
            ? " ± " + number(name, figure.deviation().getAsDouble())
            : "",
        number(name, figure.interval().low()),
        number(name, figure.interval().high()));
  }

  /** A name as a step of a JSON pointer. */
  static String step(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String attribute(String words) {
    return escaped(words).replace("\"", "&quot;");
  }

  /** How many there are, and what that means for the deviation. */
  static String seeds(SystemFigures system) {
    int seeds = system.runs().size();
    return seeds == 1 ? "1, so no deviation" : String.valueOf(seeds);
  }

  /** Counts are whole unless they are means. */
  static String number(String name, double value) {
    if (name.startsWith("confusion.")) {
      return format(value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }
    return format("%.4f", value);
  }

  /** As it was published, without zeros that nobody measured. */
  static String published(String name, double value) {
    return number(name, value).replaceFirst("(\\.\\d{3})0$", "$1");
  }

  static String words(String name) {
    return switch (name) {
      case "loss" -> "loss (cross entropy)";
      case "auc" -> "AUC";
      case "average_precision" -> "average precision";
      case "ece" -> "calibration error";
      case "confusion.tp" -> "true positives";
      case "confusion.tn" -> "true negatives";
      case "confusion.fp" -> "false positives";
      case "confusion.fn" -> "false negatives";
      default -> name;
    };
  }
}
