package org.hilum.training.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.training.data.ColumnValues;
import org.hilum.training.data.Finding;
import org.hilum.training.evaluate.Breakdown;
import org.hilum.training.evaluate.Comparison;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.FindingEvaluation;
import org.hilum.training.evaluate.FindingOutcome;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.evaluate.Report;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileTest {
  private static final Path RELEASED = Path.of("../../models/pneumonia-guangzhou/1/model.json");
  private static final OperatingPoint POINT = new OperatingPoint(0.6, 10);
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();
  private static final List<Outcome> OUTCOMES =
      List.of(
          new Outcome("a", true, 2, 0.9, 0),
          new Outcome("b", true, 0, 0.55, 0),
          new Outcome("c", false, 1, 0.7, 0),
          new Outcome("d", false, -2, 0.1, 0),
          new Outcome("e", false, -2, 0.2, 3));

  private static final List<FindingOutcome> FINDINGS =
      List.of(
          new FindingOutcome("a", Finding.VIRAL, Finding.VIRAL),
          new FindingOutcome("b", Finding.BACTERIAL, Finding.VIRAL),
          new FindingOutcome("c", Finding.NORMAL, Finding.NORMAL),
          new FindingOutcome("d", Finding.NORMAL, Finding.NORMAL));

  private static JsonNode json;

  @BeforeAll
  static void writesAReport() throws IOException {
    ModelDescription model = JSON.readValue(RELEASED.toFile(), ModelDescription.class);
    ColumnValues values = new ColumnValues("view", List.of("AP", "AP", "AP", "PA", "PA"));
    Comparison comparison = Comparison.of(OUTCOMES, POINT, OUTCOMES, POINT.atHalf(), 1);
    json =
        JSON.readTree(
            ReportFile.json(
                new Report(
                    model,
                    "val",
                    "digest",
                    POINT,
                    1,
                    Evaluation.of(OUTCOMES, POINT, 1),
                    Evaluation.of(OUTCOMES, POINT.atHalf(), 1),
                    FindingEvaluation.of(FINDINGS, 1),
                    Optional.of(Breakdown.of(values, OUTCOMES, POINT, 1)),
                    Optional.of(new Report.Contest(model, comparison)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loss",
        "accuracy",
        "auc",
        "average_precision",
        "sensitivity",
        "specificity",
        "brier",
        "ece",
        "ece_before_temperature",
        "normal.precision",
        "pneumonia.f1",
        "macro.recall",
        "weighted.f1",
        "specificity_at_sensitivity.95",
        "specificity_at_sensitivity.98",
        "ppv.5",
        "ppv.20",
        "ppv.60",
        "cost_per_image.10",
        "at_half.accuracy",
        "at_half.ppv.5",
        "decided.accuracy",
        "at_half.decided.auc",
        "three_class.accuracy",
        "three_class.recall.normal",
        "three_class.recall.bacterial",
        "three_class.recall.viral",
        "breakdown.values.AP.accuracy",
        "breakdown.values.PA.specificity",
        "comparison.difference.auc"
      })
  void putsAnIntervalBesideEachFigure(String path) {
    JsonNode interval = at(path + "_ci95");

    assertThat(at(path).isNumber()).as(path).isTrue();
    assertThat(interval.size()).as(path + "_ci95").isEqualTo(2);
    assertThat(interval.get(0).asDouble()).isLessThanOrEqualTo(interval.get(1).asDouble());
  }

  @Test
  void countsAtBothThresholds() {
    assertThat(List.of(count("tp"), count("tn"), count("fp"), count("fn")))
        .containsExactly(1, 2, 1, 1);
    assertThat(at("threshold").asDouble()).isEqualTo(0.6);
    assertThat(at("accuracy").asDouble()).isCloseTo(3 / 5.0, within(1e-12));
    assertThat(at("at_half.threshold").asDouble()).isEqualTo(0.5);
    assertThat(at("at_half.confusion.tp").asInt()).isEqualTo(2);
    assertThat(at("at_half.accuracy").asDouble()).isCloseTo(4 / 5.0, within(1e-12));
    assertThat(at("normal.support").asInt()).isEqualTo(3);
    assertThat(at("decided.weighted.support").asInt()).isEqualTo(4);
  }

  @Test
  void countsWhatWasSaidOfEachClass() {
    assertThat(at("three_class.images").asInt()).isEqualTo(4);
    assertThat(at("three_class.accuracy").asDouble()).isEqualTo(0.75);
    assertThat(at("three_class.recall.bacterial").asDouble()).isZero();
    assertThat(at("three_class.confusion.normal.normal").asInt()).isEqualTo(2);
    assertThat(at("three_class.confusion.bacterial.viral").asInt()).isEqualTo(1);
    assertThat(at("three_class.confusion.viral.bacterial").asInt()).isZero();
  }

  @Test
  void saysWhatTheFiguresRestOn() {
    assertThat(at("cost_ratio").asInt()).isEqualTo(10);
    assertThat(at("bootstrap.unit").asText()).isEqualTo("patient");
    assertThat(at("model").asText()).isEqualTo("pneumonia-guangzhou/1");
    assertThat(at("abstained_share").asDouble()).isCloseTo(1 / 5.0, within(1e-12));
  }

  @Test
  void leavesOutWhatOneClassCannotTell() {
    assertThat(at("breakdown.column").asText()).isEqualTo("view");
    assertThat(at("breakdown.values.PA.images").asInt()).isEqualTo(2);
    assertThat(at("breakdown.values.PA").has("sensitivity")).isFalse();
  }

  @Test
  void comparesTwoModels() {
    // At 0.5 b is found, which 0.6 misses.
    assertThat(at("comparison.mcnemar.method").asText()).isEqualTo("exact binomial");
    assertThat(at("comparison.mcnemar.only_model_right").asInt()).isZero();
    assertThat(at("comparison.mcnemar.only_against_right").asInt()).isEqualTo(1);
    assertThat(at("comparison.mcnemar.p").asDouble()).isEqualTo(1);
    assertThat(at("comparison.model.sensitivity").asDouble()).isEqualTo(0.5);
    assertThat(at("comparison.against.sensitivity").asDouble()).isEqualTo(1);
    assertThat(at("comparison.difference.sensitivity").asDouble()).isEqualTo(-0.5);
  }

  private static int count(String name) {
    return at("confusion." + name).asInt();
  }

  private static JsonNode at(String path) {
    return json.at("/" + path.replace('.', '/'));
  }
}
