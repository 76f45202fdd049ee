package org.hilum.training.release;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.training.data.Finding;
import org.hilum.training.evaluate.Bootstrap;
import org.hilum.training.evaluate.Breakdown;
import org.hilum.training.evaluate.Comparison;
import org.hilum.training.evaluate.Confusion;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.FigurePlace;
import org.hilum.training.evaluate.FindingEvaluation;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.evaluate.McNemar;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.Report;

/**
 * A report for machines. A figure is a number; beside it, as {@code <figure>_ci95}, stands its 95 %
 * interval [low, high]. Figures at the model's own operating point stand at the top, those at
 * threshold 0.5 in {@code at_half}; {@code three_class} rests on even odds, too.
 */
public final class ReportFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReportFile() {}

  /** A JSON document. */
  public static byte[] json(Report report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    putModel(json, report.model());
    json.put("split", report.split());
    json.put("split_digest", report.splitDigest());
    json.put("cost_ratio", report.point().costRatio());
    json.putObject("bootstrap")
        .put("unit", "patient")
        .put("resamples", Bootstrap.RESAMPLES)
        .put("seed", report.seed());
    json.put("threshold", report.point().threshold());
    putEvaluation(json, report.own());
    ObjectNode half =
        json.putObject("at_half").put("threshold", report.point().atHalf().threshold());
    putEvaluation(half, report.atHalf());
    report.threeClass().ifPresent(figures -> putThreeClass(json, figures));
    report.breakdown().ifPresent(breakdown -> putBreakdown(json, breakdown));
    report.contest().ifPresent(contest -> putContest(json.putObject("comparison"), contest));
    return DescriptionFile.write(json);
  }

  /** Digest of the images that a document tells of. */
  static String splitDigest(byte[] json) throws IOException {
    return JSON.readTree(json).path("split_digest").asText();
  }

  private static void putModel(ObjectNode json, ModelDescription model) {
    json.put("model", model.modelVersion()).put("tail_digest", model.tailDigest());
  }

  private static void putEvaluation(ObjectNode json, Evaluation evaluation) {
    putMetrics(json, evaluation.all(), evaluation.allIntervals());
    json.put("abstained_share", evaluation.abstainedShare());
    evaluation
        .decided()
        .ifPresent(
            metrics ->
                putMetrics(json.putObject("decided"), metrics, evaluation.decidedIntervals()));
  }

  private static void putMetrics(
      ObjectNode json, Metrics metrics, Map<String, Interval> intervals) {
    Confusion confusion = metrics.confusion();
    putCounts(json, confusion);
    metrics.figures().forEach((name, value) -> putFigure(json, name, value, intervals));
    json.withObjectProperty("normal").put("support", confusion.normals());
    json.withObjectProperty("pneumonia").put("support", confusion.pneumonias());
    json.withObjectProperty("macro").put("support", confusion.images());
    json.withObjectProperty("weighted").put("support", confusion.images());
  }

  private static void putCounts(ObjectNode json, Confusion confusion) {
    json.put("images", confusion.images());
    json.putObject("confusion")
        .put("tp", confusion.truePositives())
        .put("tn", confusion.trueNegatives())
        .put("fp", confusion.falsePositives())
        .put("fn", confusion.falseNegatives());
  }

  private static void putFigure(
      ObjectNode json, String name, double value, Map<String, Interval> intervals) {
    FigurePlace place = FigurePlace.of(json, name);
    Optional.ofNullable(intervals.get(name))
        .ifPresentOrElse(interval -> place.put(value, interval), () -> place.put(value));
  }

  /** Rows of the confusion are what images show, columns what was said. */
  private static void putThreeClass(ObjectNode json, FindingEvaluation evaluation) {
    ObjectNode place = json.putObject("three_class").put("images", evaluation.images());
    evaluation
        .figures()
        .forEach((name, value) -> putFigure(place, name, value, evaluation.intervals()));
    ObjectNode confusion = place.putObject("confusion");
    for (Finding truth : Finding.CLASSES) {
      ObjectNode row = confusion.putObject(truth.word());
      Finding.CLASSES.forEach(
          said -> row.put(said.word(), evaluation.confusion().count(truth, said)));
    }
  }

  private static void putBreakdown(ObjectNode json, Breakdown breakdown) {
    ObjectNode values =
        json.putObject("breakdown").put("column", breakdown.column()).putObject("values");
    for (Breakdown.Group group : breakdown.groups()) {
      ObjectNode place = values.putObject(group.value());
      putCounts(place, group.confusion());
      group.figures().forEach((name, value) -> putFigure(place, name, value, group.intervals()));
    }
  }

  private static void putContest(ObjectNode json, Report.Contest contest) {
    Comparison comparison = contest.comparison();
    putModel(json.putObject("against"), contest.against());
    json.withObjectProperty("against").put("threshold", contest.against().threshold());
    json.putObject("mcnemar")
        .put("method", McNemar.METHOD)
        .put("only_model_right", comparison.mcNemar().onlyFirstRight())
        .put("only_against_right", comparison.mcNemar().onlySecondRight())
        .put("p", comparison.mcNemar().p());
    Comparison.FIGURES.forEach(
        name -> {
          json.withObjectProperty("model").put(name, comparison.first().figure(name));
          json.withObjectProperty("against").put(name, comparison.second().figure(name));
        });
    ObjectNode difference = json.putObject("difference");
    comparison
        .differences()
        .forEach((name, value) -> putFigure(difference, name, value, comparison.intervals()));
  }
}
