package org.hilum.training.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hilum.training.evaluate.Confusion;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.evaluate.Metrics;

/** Figures with their 95 % intervals as lines for people. */
final class Figures {
  private Figures() {}

  /** One line a figure: of all images, and of those on which the model does not abstain. */
  static void print(PrintStream out, String name, Evaluation evaluation) {
    out.printf(
        Locale.ROOT,
        "%s: %,d images, abstains on %.1f %%%n",
        name,
        evaluation.all().images(),
        100 * evaluation.abstainedShare());
    Metrics all = evaluation.all();
    Optional<Metrics> decided = evaluation.decided();
    row(out, "", "all", decided.map(metrics -> "without abstentions"));
    row(out, "", counts(all.confusion()), decided.map(metrics -> counts(metrics.confusion())));
    for (String figure : all.figures().keySet()) {
      row(
          out,
          figure,
          value(figure, all.figures(), evaluation.allIntervals()),
          decided.map(metrics -> value(figure, metrics.figures(), evaluation.decidedIntervals())));
    }
  }

  static String counts(Confusion confusion) {
    return "TP %d, TN %d, FP %d, FN %d"
        .formatted(
            confusion.truePositives(),
            confusion.trueNegatives(),
            confusion.falsePositives(),
            confusion.falseNegatives());
  }

  /** With its interval, where it has one. */
  static String value(String figure, Map<String, Double> figures, Map<String, Interval> intervals) {
    String value = String.format(Locale.ROOT, "%.4f", figures.get(figure));
    Interval interval = intervals.get(figure);
    return interval == null
        ? value
        : String.format(Locale.ROOT, "%s (%.4f to %.4f)", value, interval.low(), interval.high());
  }

  private static void row(PrintStream out, String name, String all, Optional<String> decided) {
    out.println("  %-30s %-30s %s".formatted(name, all, decided.orElse("")).stripTrailing());
  }
}
