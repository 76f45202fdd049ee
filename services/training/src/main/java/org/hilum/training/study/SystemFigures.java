package org.hilum.training.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hilum.training.data.Finding;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.Bootstrap;
import org.hilum.training.evaluate.Confusion;
import org.hilum.training.evaluate.FindingConfusion;
import org.hilum.training.evaluate.FindingOutcome;
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
    List<FindingConfusion> confusions) {
  public static final long BOOTSTRAP_SEED = 1;

  /** An image: what each run said of it, as log-odds and, of three classes, as one of them. */
  private record Row(List<Outcome> outcomes, Finding shown, List<Finding> said) {
    String patient() {
      return outcomes.get(0).patient();
    }

    boolean isPneumonia() {
      return outcomes.get(0).isPneumonia();
    }
  }

  /**
   * @param runs of this system, one or more
   * @param images of each set, in the order of the rows of the answers
   */
  public static SystemFigures of(
      String name, String title, List<StudyRun> runs, Map<StudySet, List<LabelledImage>> images) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("there is no run of " + name);
    }
    return of(
        name,
        title,
        runs.stream().map(run -> JudgedRun.of(run, images)).toList(),
        images.get(StudySet.TEST));
  }

  /**
   * @param judged runs of this system, one or more
   * @param test images in the order of the rows of the answers
   */
  static SystemFigures of(
      String name, String title, List<JudgedRun> judged, List<LabelledImage> test) {
    List<Row> rows = rows(judged, StudySet.TEST, test);
    boolean isThreeClass =
        judged.stream().map(JudgedRun::run).allMatch(StudyRun::hasThreeClasses)
            && rows.stream().allMatch(row -> row.shown().isSpecified());
    return new SystemFigures(
        name,
        title,
        judged,
        own(rows, judged),
        figures(
            rows,
            judged,
            Row::isPneumonia,
            (drawn, run) -> binary(drawn, run, OperatingPoint.of(0.5))),
        isThreeClass ? figures(rows, judged, Row::shown, SystemFigures::ofFindings) : Map.of(),
        isThreeClass
            ? indices(judged).stream().map(run -> confusion(rows, run)).toList()
            : List.of());
  }

  /**
   * Figures by name on any set, each run at its own operating point.
   *
   * @param images of the set, in the order of the rows of the answers
   */
  static Map<String, Figure> own(List<JudgedRun> judged, StudySet set, List<LabelledImage> images) {
    return own(rows(judged, set, images), judged);
  }

  private static Map<String, Figure> own(List<Row> rows, List<JudgedRun> judged) {
    return figures(
        rows,
        judged,
        Row::isPneumonia,
        (drawn, run) -> binary(drawn, run, judged.get(run).point()));
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

  private static List<Row> rows(List<JudgedRun> runs, StudySet set, List<LabelledImage> images) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      int row = i;
      rows.add(
          new Row(
              runs.stream().map(run -> run.outcomes().get(set).get(row)).toList(),
              images.get(row).finding(),
              runs.stream()
                  .map(run -> run.run().answers().get(set)[row])
                  .filter(logits -> logits.length == Finding.CLASSES.size())
                  .map(Finding::mostProbable)
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

  private static Map<String, Double> ofFindings(List<Row> rows, int run) {
    Map<String, Double> figures = new LinkedHashMap<>();
    confusion(rows, run)
        .figures()
        .forEach((name, value) -> figures.put("three_class." + name, value));
    return figures;
  }

  private static FindingConfusion confusion(List<Row> rows, int run) {
    return FindingConfusion.of(
        rows.stream()
            .map(row -> new FindingOutcome(row.patient(), row.shown(), row.said().get(run)))
            .toList());
  }

  /** The seeds share a draw: it is the mean over them whose interval is wanted. */
  private static Map<String, Figure> figures(
      List<Row> rows,
      List<JudgedRun> runs,
      Function<Row, ?> truth,
      BiFunction<List<Row>, Integer, Map<String, Double>> ofRun) {
    Map<String, Interval> intervals =
        Bootstrap.intervals(
            rows,
            Row::patient,
            truth,
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
