package org.hilum.training.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.Bootstrap;
import org.hilum.training.evaluate.Confusion;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;

/**
 * A system judged on the test images over all of its seeds.
 *
 * @param name as the study calls it
 * @param title as a reader knows it
 * @param runs one a seed
 * @param own figures by name, each run at its own operating point
 * @param atHalf figures by name at threshold 0.5
 * @param threeClass figures by name of a system that tells three classes apart, else empty
 * @param confusions of a system that tells three classes apart, by run, else empty
 */
public record SystemFigures(
    String name,
    String title,
    List<JudgedRun> runs,
    Map<String, Figure> own,
    Map<String, Figure> atHalf,
    Map<String, Figure> threeClass,
    List<ThreeClassConfusion> confusions) {
  public static final long BOOTSTRAP_SEED = 1;

  /** A test image: what each run said of it, as log-odds and as one of three classes. */
  private record Row(List<Outcome> outcomes, int shown, List<Integer> said) {}

  /**
   * @param runs of this system, one or more
   * @param images of each set, in the order of the rows of the answers
   */
  public static SystemFigures of(
      String name, String title, List<StudyRun> runs, Map<StudySet, List<LabelledImage>> images) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("there is no run of " + name);
    }
    List<JudgedRun> judged = runs.stream().map(run -> JudgedRun.of(run, images)).toList();
    List<Row> rows = rows(judged, images.get(StudySet.TEST));
    boolean isThreeClass =
        rows.stream().allMatch(row -> row.shown() >= 0 && row.said().size() == runs.size());
    return new SystemFigures(
        name,
        title,
        judged,
        figures(rows, judged, (drawn, run) -> binary(drawn, run, judged.get(run).point())),
        figures(rows, judged, (drawn, run) -> binary(drawn, run, OperatingPoint.of(0.5))),
        isThreeClass
            ? figures(rows, judged, (drawn, run) -> confusion(drawn, run).figures())
            : Map.of(),
        isThreeClass
            ? indices(judged).stream().map(run -> confusion(rows, run)).toList()
            : List.of());
  }

  /** Mean over the seeds of what systems are chosen by. */
  public double stressedLoss() {
    return runs.stream().mapToDouble(JudgedRun::stressedLoss).average().orElseThrow();
  }

  /** Counts as figures. */
  static Map<String, Double> counts(Confusion confusion) {
    Map<String, Double> counts = new LinkedHashMap<>();
    counts.put("confusion.tp", (double) confusion.truePositives());
    counts.put("confusion.tn", (double) confusion.trueNegatives());
    counts.put("confusion.fp", (double) confusion.falsePositives());
    counts.put("confusion.fn", (double) confusion.falseNegatives());
    return counts;
  }

  private static List<Row> rows(List<JudgedRun> runs, List<LabelledImage> images) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      int row = i;
      rows.add(
          new Row(
              runs.stream().map(run -> run.test().get(row)).toList(),
              ThreeClassConfusion.shown(images.get(row)),
              runs.stream()
                  .map(run -> run.run().answers().get(StudySet.TEST)[row])
                  .filter(logits -> logits.length == ThreeClassConfusion.CLASSES.size())
                  .map(ThreeClassConfusion::said)
                  .toList()));
    }
    return rows;
  }

  private static Map<String, Double> binary(List<Row> rows, int run, OperatingPoint point) {
    Metrics metrics = Metrics.of(rows.stream().map(row -> row.outcomes().get(run)).toList(), point);
    Map<String, Double> figures = new LinkedHashMap<>(metrics.figures());
    figures.putAll(counts(metrics.confusion()));
    return figures;
  }

  private static ThreeClassConfusion confusion(List<Row> rows, int run) {
    return ThreeClassConfusion.of(
        rows.stream().map(Row::shown).toList(),
        rows.stream().map(row -> row.said().get(run)).toList());
  }

  /** The seeds share a draw: it is the mean over them whose interval is wanted. */
  private static Map<String, Figure> figures(
      List<Row> rows,
      List<JudgedRun> runs,
      BiFunction<List<Row>, Integer, Map<String, Double>> ofRun) {
    Map<String, Interval> intervals =
        Bootstrap.intervals(
            rows,
            row -> row.outcomes().get(0),
            drawn -> means(indices(runs).stream().map(run -> ofRun.apply(drawn, run)).toList()),
            BOOTSTRAP_SEED);
    List<Map<String, Double>> bySeed =
        indices(runs).stream().map(run -> ofRun.apply(rows, run)).toList();
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (String name : bySeed.get(0).keySet()) {
      figures.put(
          name,
          new Figure(intervals.get(name), bySeed.stream().map(seed -> seed.get(name)).toList()));
    }
    return figures;
  }

  private static Map<String, Double> means(List<Map<String, Double>> bySeed) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (String name : bySeed.get(0).keySet()) {
      means.put(name, bySeed.stream().mapToDouble(seed -> seed.get(name)).average().orElseThrow());
    }
    return means;
  }

  private static List<Integer> indices(List<JudgedRun> runs) {
    return IntStream.range(0, runs.size()).boxed().toList();
  }
}
