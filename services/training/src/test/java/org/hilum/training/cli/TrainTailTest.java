package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hilum.training.cli.DrawnPatients.drawPatients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hilum.network.ModelDirectory;
import org.hilum.network.TailWeights;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Safetensors;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.hilum.training.features.LastNormalization;
import org.hilum.training.finetune.FailingPrint;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.OptimizerKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole command on a dozen drawn images and the trunk that ships, epochs few and steps long.
 */
class TrainTailTest {
  private static final Path TRUNK = Path.of("../../models/trunks/1b94cd079395");
  private static final LayerTable TABLE = LayerTable.resnet152v2();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TailSettings SETTINGS =
      new TailSettings(
          new HeadSettings(16, 0.2f, OptimizerKind.ADAMW, 1e-3f, 1e-2f, 8, 2, 4, 4, 0),
          new FitSettings(1e-3f, 1e-2f, 8, 2, new EarlyStop(2, 2)));

  @TempDir static Path folder;

  private static final ByteArrayOutputStream killed = new ByteArrayOutputStream();
  private static final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private static JsonNode facts;
  private static String card;
  private static int code;

  @BeforeAll
  static void makesAModel() throws IOException {
    drawPatients(folder.resolve("data"), false, 4);
    drawPatients(folder.resolve("data"), true, 2);
    assertThatThrownBy(() -> run(FailingPrint.at("seed 3, epoch 1", killed))).hasMessage("power");
    assertThat(model()).doesNotExist();
    code = run(new PrintStream(output, true, UTF_8));
    facts = JSON.readTree(model().resolve("model.json").toFile()).get("provenance");
    card = Files.readString(model().resolve("MODEL_CARD.md"));
  }

  @Test
  void endsWithAModelThatServesWhatWasTrained() {
    assertThat(code).isZero();
    assertThat(output.toString(UTF_8))
        .contains("training: 4 normal, 4 pneumonia", "validation: 2 normal, 2 pneumonia")
        .contains("last layers, seed 3, epoch 2: loss", "at most 0 min left, 0 seeds")
        .containsPattern(
            "head of viral, seed 5: stressed validation loss .*\nreleased: [a-z-]+ layers\n")
        .containsPattern("frozen layers: stressed validation loss \\d.\\d{4} of the ensemble")
        .contains("served against trained: differs by at most 0.0")
        .contains("model drawn/1: " + model());
    assertThat(ModelDirectory.open(model()).tail().head())
        .isEqualTo(new Head(TABLE.channels(), 10 * 16, 2));
  }

  @Test
  void releasesTheLayersOfTheLowerLossUnderStress() {
    JsonNode candidates = facts.get("candidates");
    assertThat(candidates).hasSize(2);
    JsonNode tuned = candidates.get(0);
    JsonNode frozen = candidates.get(1);
    assertThat(tuned.get("layers").asText()).isEqualTo("fine-tuned");
    assertThat(frozen.get("layers").asText()).isEqualTo("frozen");
    boolean isTuned = tuned.get("stressedLoss").asDouble() <= frozen.get("stressedLoss").asDouble();
    String released = isTuned ? "fine-tuned" : "frozen";
    assertThat(facts.get("layers").asText()).isEqualTo(released);
    assertThat(output.toString(UTF_8)).contains("released: %s layers".formatted(released));

    Weights found = ModelDirectory.open(model()).tail().tensors();
    // The layers that ship with this trunk are fresh.
    assertThat(LastNormalization.isFresh(found)).isEqualTo(!isTuned);
    Weights mean = TailWeights.layers(TABLE, mean());
    for (String name : TABLE.tailShapes().keySet()) {
      if (isTuned) {
        assertThat(found.values(name)).as(name).containsExactly(mean.values(name), within(1e-3f));
      }
    }
  }

  @Test
  void tellsSeedsEpochsAndLossesOfAllThatWasTrained() {
    assertThat(facts.get("command").asText()).isEqualTo("train tail");
    assertThat(facts.get("seed").asInt()).isEqualTo(1);
    assertThat(facts.at("/settings/unlocked/stop/maxEpochs").asInt()).isEqualTo(2);
    List<JsonNode> lists = new ArrayList<>(List.of(facts.get("tails")));
    for (JsonNode candidate : facts.get("candidates")) {
      boolean isReleased = candidate.get("layers").equals(facts.get("layers"));
      lists.add(candidate.get("pneumonia"));
      if (isReleased) {
        lists.add(candidate.get("viral"));
      } else {
        assertThat(candidate.get("viral")).isEmpty();
      }
    }
    assertThat(lists).hasSize(4);
    for (JsonNode seeds : lists) {
      // Three of the last layers, five of each head.
      assertThat(seeds).hasSize(seeds == lists.get(0) ? 3 : 5);
      for (int i = 0; i < seeds.size(); i++) {
        assertThat(seeds.get(i).get("seed").asInt()).isEqualTo(1 + i);
        assertThat(seeds.get(i).get("stressedLoss").asDouble()).isPositive();
        assertThat(seeds.get(i).get("chosenEpoch").asInt())
            .isBetween(1, seeds.get(i).get("epochs").asInt());
      }
    }
  }

  @Test
  void saysOnTheCardWhatWasDone() {
    assertThat(card)
        .contains(
            "./hilum train tail FOLDER --trunk build/trunks/1b94cd079395 --out models/drawn/1")
        .containsPattern("\\| fine-tuned \\| \\d.\\d{4} \\|")
        .containsPattern("\\| frozen \\| \\d.\\d{4} \\|")
        .containsPattern("\\| last layers \\| 3 \\| \\d+.\\d{4} \\| [12] of 2 \\|")
        .containsPattern("\\| head of viral \\| 1 \\| \\d.\\d{4} \\| [1-4] of 4 \\|")
        .contains("5 small heads answer together", "5 whether a pneumonia is viral");
    for (String chart : List.of("loss", "accuracy", "head-loss", "head-accuracy")) {
      assertThat(model().resolve(chart + ".svg")).content().contains("<polyline");
    }
  }

  @Test
  void goesOnWhereItWasKilled() {
    assertThat(killed.toString(UTF_8)).contains("seed 2: took", "altered-1: 8 images, 0 of them");
    assertThat(output.toString(UTF_8))
        .contains("last layers, seed 1: was there", "last layers, seed 2: was there")
        .contains("last layers, seed 3, epoch 1: loss")
        .doesNotContain("seed 2, epoch", "done before");
  }

  /** Of the kept seeds. */
  private static Weights mean() {
    Weights mean = new Weights(Map.of());
    List<Weights> seeds = kept();
    for (String name : TABLE.tailShapes().keySet()) {
      float[] values = new float[seeds.get(0).values(name).length];
      for (Weights seed : seeds) {
        float[] of = seed.values(name);
        for (int i = 0; i < values.length; i++) {
          values[i] += of[i] / seeds.size();
        }
      }
      mean = mean.with(new Weights(Map.of(name, Tensor.of(values, TABLE.tailShapes().get(name)))));
    }
    return mean;
  }

  private static List<Weights> kept() {
    try (Stream<Path> files = Files.walk(folder.resolve("work"))) {
      List<Weights> seeds =
          files
              .filter(file -> file.getFileName().toString().matches("tail-seed-\\d.safetensors"))
              .map(Safetensors::read)
              .toList();
      assertThat(seeds).hasSize(3);
      return seeds;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static Path model() {
    return folder.resolve("models/drawn/1");
  }

  private static int run(PrintStream print) {
    NewModel model =
        NewModel.parse(
            List.of(
                folder.resolve("data").toString(),
                "--trunk",
                TRUNK.toString(),
                "--out",
                model().toString(),
                "--work",
                folder.resolve("work").toString()));
    return new TrainTail(model, SETTINGS).run(print);
  }
}
