package org.hilum.training.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.hilum.training.data.Finding;
import org.hilum.training.evaluate.Breakdown;
import org.hilum.training.evaluate.Comparison;
import org.hilum.training.evaluate.Confusion;
import org.hilum.training.evaluate.FindingEvaluation;
import org.hilum.training.evaluate.McNemar;
import org.hilum.training.evaluate.Report;

/** A report as lines for people. */
record ReportLines(PrintStream out) {

  void print(Report report) {
    String split = report.split();
    Figures.print(
        out,
        "%s at the model's threshold %s".formatted(split, number(report.point().threshold())),
        report.own());
    Figures.print(out, split + " at threshold 0.5", report.atHalf());
    report.threeClass().ifPresent(this::print);
    if (report.model().subtype().isPresent() && report.threeClass().isEmpty()) {
      out.println("three classes: not judged, because images of known finding do not show all");
    }
    out.printf(
        "cost per image: a missed pneumonia costs as much as %d false alarms%n",
        report.point().costRatio());
    report.breakdown().ifPresent(this::print);
    report.contest().ifPresent(contest -> print(report.model().modelVersion(), contest));
  }

  private void print(FindingEvaluation evaluation) {
    out.printf(
        Locale.ROOT,
        "three classes, normal below even odds of pneumonia: %,d images of known finding%n",
        evaluation.images());
    for (String name : evaluation.figures().keySet()) {
      out.printf(
          "  %-16s %s%n", name, Figures.value(name, evaluation.figures(), evaluation.intervals()));
    }
    row("shown, called", finding -> finding.word());
    for (Finding truth : Finding.CLASSES) {
      row(truth.word(), said -> evaluation.confusion().count(truth, said));
    }
  }

  private void row(String name, Function<Finding, Object> cell) {
    out.printf("  %-16s", name);
    Finding.CLASSES.forEach(said -> out.printf(" %10s", cell.apply(said)));
    out.println();
  }

  private void print(Breakdown breakdown) {
    out.printf("by %s, at the model's threshold%n", breakdown.column());
    breakdown.groups().forEach(this::print);
  }

  private void print(Breakdown.Group group) {
    Confusion confusion = group.confusion();
    out.printf(
        Locale.ROOT,
        "  %s: %,d images, %s%n",
        group.value(),
        confusion.images(),
        Figures.counts(confusion));
    for (String name : group.figures().keySet()) {
      out.printf("    %-12s %s%n", name, Figures.value(name, group.figures(), group.intervals()));
    }
    if (confusion.pneumonias() == 0) {
      out.println("    no sensitivity: no image shows pneumonia");
    }
    if (confusion.normals() == 0) {
      out.println("    no specificity: every image shows pneumonia");
    }
  }

  private void print(String model, Report.Contest contest) {
    Comparison comparison = contest.comparison();
    String against = contest.against().modelVersion();
    out.printf("%s against %s, each at its own threshold%n", model, against);
    Map<String, Double> differences = comparison.differences();
    for (String name : differences.keySet()) {
      out.printf(
          "  %-12s %s and %s, difference %s%n",
          name,
          number(comparison.first().figure(name)),
          number(comparison.second().figure(name)),
          Figures.value(name, differences, comparison.intervals()));
    }
    McNemar mcNemar = comparison.mcNemar();
    out.printf(
        Locale.ROOT,
        "  McNemar's test, %s: right alone on %d and %d images, p = %.4g%n",
        McNemar.METHOD,
        mcNemar.onlyFirstRight(),
        mcNemar.onlySecondRight(),
        mcNemar.p());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
