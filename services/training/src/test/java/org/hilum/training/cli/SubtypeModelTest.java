package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDirectory;
import org.hilum.network.TailEngine;
import org.hilum.network.TailWeights;
import org.hilum.network.TrunkEngine;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.features.NetworkInput;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.finetune.LastLayers;
import org.hilum.training.finetune.TailCandidate;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.finetune.TunedTail;
import org.hilum.training.release.HeadRelease;
import org.hilum.training.release.LearnedFrom;
import org.hilum.training.release.ModelFolder;
import org.hilum.training.release.TailTraining;
import org.hilum.training.train.DenseHead;
import org.hilum.training.train.Epoch;
import org.hilum.training.train.HeadEnsemble;
import org.hilum.training.train.KnownSubspace;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearnedHead;
import org.hilum.training.train.LearningData;
import org.hilum.training.train.TrainedHead;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that tells bacterial from viral, its heads drawn: written, served and judged. */
class SubtypeModelTest {
  private static final Path SHIPPED = Path.of("../../models/pneumonia-guangzhou/1");
  private static final Path TRUNK = Path.of("../../models/trunks/1b94cd079395");
  private static final int CHANNELS = 2048;
  private static final Epoch EPOCH = new Epoch(1, 0.5, 0.5, 0.5, 0.5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> IMAGES =
      List.of(
          "NORMAL/IM-0001-0001.png",
          "NORMAL/IM-0002-0001.png",
          "NORMAL/IM-0003-0001.png",
          "PNEUMONIA/person1_virus_1.png",
          "PNEUMONIA/person2_virus_1.png",
          "PNEUMONIA/person3_bacteria_1.png",
          "PNEUMONIA/person4_1.png");

  @TempDir static Path folder;

  private static final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private static Path model;
  private static LabelledFeatures validation;
  private static LearnedHead learned;
  private static int code;

  @BeforeAll
  static void writesAndJudgesAModel() throws IOException {
    drawImages();
    ImageSet images = ImageSet.read(folder.resolve("data/test"));
    Weights layers =
        ModelDirectory.open(SHIPPED).tail().tensors().select(LayerTable.resnet152v2().tailShapes());
    validation = new LabelledFeatures(pooled(images, layers), images.images());
    learned = learned(0.8);
    LearningData data = new LearningData(validation, validation.features(), validation, validation);
    HeadRelease release =
        new HeadRelease(
            learned,
            data,
            LearnedFrom.of(new LearningSplit(images, images, 0)),
            training(layers, data),
            1,
            1);
    TailWeights tail = release.tail(layers);
    TrunkFolder trunk = new TrunkFolder(TRUNK);
    ModelFolder out = new ModelFolder(folder.resolve("models/drawn/1"));
    out.write(tail, release.describe(out.modelVersion(), trunk, tail), trunk);
    model = out.path();
    code = evaluate("--json", folder.resolve("figures.json").toString());
  }

  @Test
  void hasAHeadOfAnyWidthAndTwoOutputs() {
    ModelDirectory read = ModelDirectory.open(model);

    assertThat(read.tail().head()).isEqualTo(new Head(CHANNELS, 24 + 24 + 16, 2));
    assertThat(read.description().subtype().orElseThrow().calibration().temperature())
        .isEqualTo(0.8);
  }

  @Test
  void servesWhatWasTrained() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    new ServingCheck(model).compare(learned, validation, new PrintStream(said, true, UTF_8));

    assertThat(said.toString(UTF_8)).contains("differs by at most 0.00");
  }

  @Test
  void noticesThatOtherCausesAreServed() {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);

    assertThatThrownBy(() -> new ServingCheck(model).compare(learned(0.1), validation, nowhere))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("differs by");
  }

  @Test
  void keepsTheFiguresOfThreeClassesForMachines() throws IOException {
    assertThat(code).isZero();
    JsonNode json = JSON.readTree(folder.resolve("figures.json").toFile()).get("three_class");
    assertThat(json.get("images").asInt()).isEqualTo(6);
    int right = 0;
    for (String truth : List.of("normal", "bacterial", "viral")) {
      JsonNode row = json.at("/confusion/" + truth);
      int shown =
          row.get("normal").asInt() + row.get("bacterial").asInt() + row.get("viral").asInt();
      assertThat(json.at("/recall/" + truth).asDouble())
          .isEqualTo(row.get(truth).asDouble() / shown);
      assertThat(json.at("/recall/" + truth + "_ci95")).hasSize(2);
      right += row.get(truth).asInt();
    }
    assertThat(json.get("accuracy").asDouble()).isEqualTo(right / 6.0);
    assertThat(json.get("accuracy_ci95")).hasSize(2);
  }

  @Test
  void tellsPeopleTheSame() throws IOException {
    assertThat(output.toString(UTF_8))
        .contains("three classes, normal below even odds of pneumonia: 6 images of known finding")
        .containsPattern("recall.viral +\\d.\\d{4} \\(\\d.\\d{4} to \\d.\\d{4}\\)")
        .containsPattern("shown, called +normal +bacterial +viral");
    assertThat(Files.readString(model.resolve("MODEL_CARD.md")))
        .contains("Normal, bacterial, viral: 6 images of known finding.")
        .contains("Temperature of the cause: 0.8000");
    JsonNode kept = JSON.readTree(model.resolve("model.json").toFile()).at("/metrics/threeClass");
    assertThat(kept.fieldNames())
        .toIterable()
        .containsExactly("stressedValidation", "validation", "test");
  }

  @Test
  void learnsCausesFromAManifest() throws IOException {
    StringBuilder manifest = new StringBuilder("split\tclass\tfile\tsubtype\n");
    for (String name : IMAGES) {
      String subtype = name.contains("person4") ? "bacteria" : "";
      manifest.append("test\t" + name.replace('/', '\t') + "\t" + subtype + "\n");
    }
    Path table = Files.writeString(folder.resolve("manifest.tsv"), manifest);
    Path json = folder.resolve("with-manifest.json");

    assertThat(evaluate("--again", "--manifest", table.toString(), "--json", json.toString()))
        .isZero();

    assertThat(JSON.readTree(json.toFile()).at("/three_class/images").asInt()).isEqualTo(7);
    assertThat(JSON.readTree(json.toFile()).has("breakdown")).isFalse();
  }

  private static int evaluate(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("evaluate", "--model", model.toString(), "--data", folder + "/data"));
    arguments.addAll(List.of(more));
    return new Main(new PrintStream(output, true, UTF_8), System.err).run(arguments);
  }

  private static LearnedHead learned(double subtypeTemperature) {
    KnownSubspace known = new KnownSubspace(new float[CHANNELS], new float[4][CHANNELS]);
    for (int i = 0; i < 4; i++) {
      known.components()[i][i] = 1;
    }
    return new LearnedHead(
        heads().joined(), 1.2, OptionalDouble.of(subtypeTemperature), 0.4, known, 100);
  }

  private static HeadEnsemble heads() {
    return new HeadEnsemble(List.of(drawn(24, 1), drawn(24, 2)), List.of(drawn(16, 3)));
  }

  private static TailTraining training(Weights layers, LearningData data) {
    return new TailTraining(
        TailTraining.TAIL,
        TailSettings.standard(),
        List.of(new TunedTail(1, List.of(EPOCH), 1, layers)),
        List.of(new TailCandidate(LastLayers.FROZEN, layers, data, heads(), 0.5)));
  }

  /** Shifted so that its log-odds lie on both sides of zero. */
  private static TrainedHead drawn(int hidden, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] kernel = new float[hidden][CHANNELS];
    float[] outputs = new float[hidden];
    for (int unit = 0; unit < hidden; unit++) {
      for (int i = 0; i < CHANNELS; i++) {
        kernel[unit][i] = (float) (0.05 * random.nextGaussian());
      }
      outputs[unit] = (float) random.nextGaussian();
    }
    DenseHead head =
        new DenseHead(kernel, new float[hidden], new float[][] {outputs}, new float[1]);
    double middle = Arrays.stream(head.logits(validation.features())).average().orElseThrow();
    DenseHead shifted =
        new DenseHead(
            kernel, new float[hidden], new float[][] {outputs}, new float[] {(float) -middle});
    return new TrainedHead(shifted, seed, EPOCH, List.of(EPOCH));
  }

  private static FeatureTable pooled(ImageSet images, Weights layers) {
    EngineSettings settings = EngineSettings.standard();
    try (TrunkEngine trunk = TrunkEngine.open(new TrunkFolder(TRUNK).trunkFile(), settings);
        TailEngine tail = TailEngine.open(layers, settings)) {
      List<float[]> inputs = images.images().stream().map(NetworkInput::of).toList();
      return FeatureTable.of(tail.pooled(trunk.features(inputs)).toArray(float[][]::new));
    }
  }

  private static void drawImages() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (String name : IMAGES) {
      BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
      int brightness = random.nextInt(50, 200);
      int contrast = random.nextInt(5, 45);
      for (int i = 0; i < 64 * 64; i++) {
        int gray = brightness + random.nextInt(-contrast, contrast);
        image.getRaster().setSample(i % 64, i / 64, 0, gray);
      }
      Path file = folder.resolve("data/test").resolve(name);
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
  }
}
