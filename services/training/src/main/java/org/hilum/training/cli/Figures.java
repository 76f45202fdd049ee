package org.hilum.training.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.evaluate.Metrics;

/** An evaluation as lines for people. */
final class Figures {
  private Figures() {}

  static void print(PrintStream out, String name, Evaluation evaluation) {
    out.printf(
        Locale.ROOT,
        "%s: %,d images, abstains on %.1f %%%n",
        name,
        evaluation.all().images(),
        100 * evaluation.abstainedShare());
    print(out, "all", evaluation.all(), evaluation.allIntervals());
    evaluation
        .decided()
        .ifPresent(
            metrics -> print(out, "without abstentions", metrics, evaluation.decidedIntervals()));
  }

  private static void print(
      PrintStream out, String name, Metrics metrics, Map<String, Interval> intervals) {
    out.printf(
        "  %s: TP %d, TN %d, FP %d, FN %d%n",
        name,
        metrics.truePositives(),
        metrics.trueNegatives(),
        metrics.falsePositives(),
        metrics.falseNegatives());
    intervals.forEach(
        (figure, interval) ->
            out.printf(
                Locale.ROOT,
                "    %-12s %.4f  (%.4f to %.4f)%n",
                figure,
                metrics.figure(figure),
                interval.low(),
                interval.high()));
  }
}
