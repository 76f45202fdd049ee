package org.hilum.training.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.training.data.Finding;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.FindingEvaluation;
import org.hilum.training.evaluate.FindingOutcome;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.junit.jupiter.api.Test;

class DescriptionFileTest {
  private static final Path RELEASED = Path.of("../../models/pneumonia-guangzhou/1");
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  @Test
  void readsTheFiguresOfAReleasedModel() throws IOException {
    JsonNode test = JSON.readTree(RELEASED.resolve("model.json").toFile()).at("/metrics/test");

    Evaluation evaluation = DescriptionFile.evaluation(released(), "test").orElseThrow();

    assertThat(evaluation.all().truePositives()).isEqualTo(test.at("/all/truePositives").asInt());
    assertThat(evaluation.all().figures())
        .containsOnlyKeys(
            "auc", "accuracy", "sensitivity", "specificity", "logLoss", "brier", "ece");
    assertThat(evaluation.all().figure("logLoss")).isEqualTo(test.at("/all/logLoss").asDouble());
    assertThat(evaluation.decided().orElseThrow().figure("auc"))
        .isEqualTo(test.at("/decided/auc").asDouble());
    assertThat(evaluation.allIntervals().get("ece"))
        .isEqualTo(
            new Interval(
                test.at("/allIntervals/ece/low").asDouble(),
                test.at("/allIntervals/ece/high").asDouble()));
  }

  @Test
  void repeatsTheTablesOfAReleasedCard() throws IOException {
    List<String> tables =
        Files.readAllLines(RELEASED.resolve("MODEL_CARD.md")).stream()
            .filter(line -> line.startsWith("|"))
            .toList();

    assertThat(tables).isNotEmpty();
    assertThat(ModelCard.of(released()).lines()).containsAll(tables);
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    Evaluation evaluation =
        Evaluation.of(
            List.of(
                new Outcome("a", true, 2, 0.9, 0),
                new Outcome("b", true, -1, 0.3, 0),
                new Outcome("c", false, 0, 0.5, 2),
                new Outcome("d", false, -2, 0.1, 0)),
            OperatingPoint.of(0.4),
            1);
    Map<String, Object> metrics = new LinkedHashMap<>();
    DescriptionFile.add(metrics, "validation", evaluation, Optional.empty());
    byte[] written = DescriptionFile.write(ModelFolder.withMetrics(released(), metrics));

    ModelDescription read = JSON.readValue(written, ModelDescription.class);
    assertThat(DescriptionFile.evaluation(read, "validation")).contains(evaluation);
    assertThat(DescriptionFile.threeClass(read, "validation")).isEmpty();
    assertThat(ModelCard.of(read))
        .contains("| specificity_at_sensitivity.95 | ")
        .contains("Not a way to tell bacterial from viral pneumonia");
    assertThat(new String(written, UTF_8)).doesNotContain("subtype", "threeClass", "null");
  }

  @Test
  void readsBackTheFiguresOfThreeClasses() throws IOException {
    Evaluation binary =
        Evaluation.of(
            List.of(new Outcome("a", true, 2, 0.9, 0), new Outcome("b", false, 0, 0.5, 0)),
            OperatingPoint.of(0.4),
            1);
    Optional<FindingEvaluation> evaluation =
        FindingEvaluation.of(
            List.of(
                new FindingOutcome("a", Finding.NORMAL, Finding.NORMAL),
                new FindingOutcome("b", Finding.BACTERIAL, Finding.VIRAL),
                new FindingOutcome("c", Finding.VIRAL, Finding.VIRAL)),
            1);
    Map<String, Object> metrics = new LinkedHashMap<>();
    DescriptionFile.add(metrics, "validation", binary, evaluation);
    DescriptionFile.add(metrics, "test", binary, evaluation);

    byte[] written = DescriptionFile.write(ModelFolder.withMetrics(withSubtype(), metrics));

    ModelDescription read = JSON.readValue(written, ModelDescription.class);
    assertThat(read.subtype()).isEqualTo(withSubtype().subtype());
    assertThat(DescriptionFile.threeClass(read, "validation")).isEqualTo(evaluation);
    assertThat(DescriptionFile.threeClass(read, "test")).isEqualTo(evaluation);
    assertThat(DescriptionFile.threeClass(read, "stressedValidation")).isEmpty();
    assertThat(JSON.readTree(written).at("/metrics/threeClass/test/figures/accuracy").asDouble())
        .isEqualTo(2 / 3.0);
    assertThat(ModelCard.of(read))
        .contains("Temperature of the cause: 1.5000")
        .contains("| recall.viral | 1.000 (1.000 to 1.000) |")
        .contains("| bacterial | 0 | 0 | 1 |")
        .contains("no ground for or against antibiotics")
        .doesNotContain("Not a way to tell bacterial from viral pneumonia");
  }

  private static ModelDescription withSubtype() throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(RELEASED.resolve("model.json").toFile());
    json.withObjectProperty("subtype")
        .withObjectProperty("calibration")
        .put("temperature", 1.5)
        .put("bias", 0);
    return JSON.treeToValue(json, ModelDescription.class);
  }

  private static ModelDescription released() throws IOException {
    return JSON.readValue(RELEASED.resolve("model.json").toFile(), ModelDescription.class);
  }
}
