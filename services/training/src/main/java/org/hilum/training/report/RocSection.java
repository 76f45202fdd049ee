package org.hilum.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hilum.training.chart.Axis;
import org.hilum.training.chart.LineChart;
import org.hilum.training.chart.Series;
import org.hilum.training.chart.Series.Point;
import org.hilum.training.chart.Series.Stroke;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.study.PublishedFigures;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.SystemFigures;

/** All systems at all thresholds. */
final class RocSection {
  /** How much of either axis the enlarged corner shows. */
  private static final double CORNER = 0.3;

  private RocSection() {}

  static String of(StudyFigures figures) {
    Axis mistaken = new Axis("1 - specificity", 0, 1);
    Axis found = new Axis("sensitivity", 0, 1);
    List<Series> roc = roc(figures);
    return "<h2>All thresholds</h2>\n"
        + Panels.ofLines(
            List.of(
                new LineChart("ROC", mistaken, found, roc),
                new LineChart(
                    "ROC, upper left corner",
                    new Axis(mistaken.label(), 0, CORNER),
                    new Axis(found.label(), 1 - CORNER, 1),
                    roc),
                precisionRecall(figures)),
            "Test images, mean height of the curves of all seeds. The dashed line is chance: half"
                + " of the pairs in the right order, or the share of pneumonias. A dot is the"
                + " published operating point of the system of its colour.");
  }

  private static List<Series> roc(StudyFigures figures) {
    List<Series> lines = new ArrayList<>();
    figures.systems().forEach(s -> lines.add(new Series(s.title(), MeanCurve.roc(s))));
    lines.add(chance(new Point(0, 0), new Point(1, 1)));
    lines.addAll(
        published(
            figures, said -> new Point(1 - said.get("specificity"), said.get("sensitivity"))));
    return lines;
  }

  private static LineChart precisionRecall(StudyFigures figures) {
    List<Series> lines = new ArrayList<>();
    figures.systems().forEach(s -> lines.add(new Series(s.title(), MeanCurve.precisionRecall(s))));
    double share = pneumoniaShare(figures.best().runs().get(0).test());
    lines.add(chance(new Point(0, share), new Point(1, share)));
    lines.addAll(published(figures, said -> new Point(said.get("sensitivity"), precision(said))));
    double lowest =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::y)
            .min()
            .orElseThrow();
    return new LineChart(
        "Precision and recall",
        new Axis("recall (sensitivity)", 0, 1),
        new Axis("precision", Math.min(0.9, Math.floor(10 * lowest) / 10), 1),
        lines);
  }

  private static Series chance(Point from, Point to) {
    return new Series("chance", List.of(from, to), Stroke.REFERENCE);
  }

  private static double pneumoniaShare(List<Outcome> outcomes) {
    return (double) outcomes.stream().filter(Outcome::isPneumonia).count() / outcomes.size();
  }

  private static double precision(Map<String, Double> said) {
    double found = said.get("confusion.tp");
    return found / (found + said.get("confusion.fp"));
  }

  /** A dot for each system that is here and of which counts were published. */
  private static List<Series> published(
      StudyFigures figures, Function<Map<String, Double>, Point> place) {
    List<Series> dots = new ArrayList<>();
    for (PublishedFigures published : PublishedFigures.ALL) {
      if (published.figures().containsKey("confusion.tp")) {
        figures
            .named(published.system())
            .map(SystemFigures::title)
            .ifPresent(
                title ->
                    dots.add(
                        new Series(title, List.of(place.apply(published.figures())), Stroke.DOTS)));
      }
    }
    return dots;
  }
}
