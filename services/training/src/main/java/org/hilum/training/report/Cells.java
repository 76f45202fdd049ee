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
    String pattern = pattern(name, figure);
    return format(
        "<td class=\"n\" data-figure=\"%s\"><b>%s</b>%s<br/><span class=\"interval\">%s to"
            + " %s</span></td>",
        attribute(place + name.replace('.', '/')),
        format(pattern, figure.mean()),
        figure.deviation().isPresent()
            ? " ± " + format(pattern, figure.deviation().getAsDouble())
            : "",
        format(pattern, figure.interval().low()),
        format(pattern, figure.interval().high()));
  }

  /** Counts are whole unless they are means. */
  private static String pattern(String name, Figure figure) {
    if (!isCount(name)) {
      return "%.4f";
    }
    return figure.deviation().isPresent() ? "%.1f" : "%.0f";
  }

  /** A name as a step of a JSON pointer. */
  static String step(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String attribute(String words) {
    return escaped(words).replace("\"", "&quot;");
  }

  /** How many there are; one has no deviation. */
  static String seeds(SystemFigures system) {
    int seeds = system.runs().size();
    return "<td class=\"n\">"
        + (seeds == 1
            ? "1<br/><span class=\"interval\">no deviation</span>"
            : String.valueOf(seeds))
        + "</td>";
  }

  /** As it was published, without zeros that nobody measured. */
  static String published(String name, double value) {
    return format(isCount(name) ? "%.0f" : "%.4f", value).replaceFirst("(\\.\\d{3})0$", "$1");
  }

  private static boolean isCount(String name) {
    return name.startsWith("confusion.");
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
