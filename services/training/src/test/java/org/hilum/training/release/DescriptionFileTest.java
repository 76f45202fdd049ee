package org.hilum.training.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hilum.network.ModelDescription;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.junit.jupiter.api.Test;

class DescriptionFileTest {
  private static final Path RELEASED = Path.of("../../models/pneumonia-guangzhou/1");
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new Jdk8Module()).build();

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
    Map<String, Object> metrics = Map.of("validation", DescriptionFile.figures(evaluation));
    byte[] written = DescriptionFile.write(ModelFolder.withMetrics(released(), metrics));

    ModelDescription read = JSON.readValue(written, ModelDescription.class);
    assertThat(DescriptionFile.evaluation(read, "validation")).contains(evaluation);
    assertThat(ModelCard.of(read)).contains("| specificity_at_sensitivity.95 | ");
  }

  private static ModelDescription released() throws IOException {
    return JSON.readValue(RELEASED.resolve("model.json").toFile(), ModelDescription.class);
  }
}
