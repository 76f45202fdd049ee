package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.MalformedWeightsException;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.training.adapt.SmallTrunk;
import org.hilum.training.data.Label;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.features.TrunkNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command on drawn images and a small trunk. */
class TrainTrunkTest {
  private static final LayerTable TABLE = SmallTrunk.TABLE;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;

  private static Path data;
  private static TrunkFolder parent;

  @TempDir Path folder;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @BeforeAll
  static void drawsImagesAndATrunk() throws IOException {
    data = shared.resolve("data");
    drawPatients(data, false, 6);
    drawPatients(data, true, 2);
    parent = SmallTrunk.write(shared.resolve("trunk"), SmallTrunk.weights());
  }

  @Test
  void leavesATrunkThatOthersCanBuildOn() throws IOException {
    assertThat(run("conv3_block2_1_conv", "--epochs", "2")).isZero();

    TrunkFolder trained = new TrunkFolder(out());
    JsonNode facts = JSON.readTree(out().resolve("trunk.json").toFile());
    assertThat(facts.at("/trunkDigest").asText()).isEqualTo(trained.digest());
    assertThat(facts.at("/layersDigest").asText()).isEqualTo(trained.layersDigest());
    assertThat(facts.at("/parentTrunkDigest").asText())
        .isEqualTo(parent.digest())
        .isNotEqualTo(trained.digest());
    assertThat(facts.at("/firstTrainedLayer").asText()).isEqualTo("conv3_block2_preact_bn");
    LearningSplit split = LearningSplit.read(data);
    assertThat(facts.at("/trainingDigest").asText()).isEqualTo(split.training().digest());
    assertThat(facts.at("/validationImages").asInt()).isEqualTo(4);
    assertThat(facts.at("/data").asText()).contains("Guangzhou");
    assertThat(facts.at("/seed").asInt()).isEqualTo(1);
    assertThat(facts.at("/viewsOfATrainingImage").asInt()).isEqualTo(2);
    assertThat(facts.at("/settings/unlocked/learningRate").asDouble()).isPositive();
    assertThat(facts.at("/epochs")).hasSize(2);
    assertThat(facts.at("/epochs/1/validationLoss").asDouble()).isPositive();
    assertThat(facts.at("/packing/packed/auc").asDouble()).isBetween(0.0, 1.0);
    assertThat(facts.at("/codeVersion").asText()).isNotEmpty();
    assertThat(PackedTrunk.read(TABLE, trained.trunkFile()).weights().names())
        .isEqualTo(TABLE.trunkShapes().keySet());
    assertThat(trained.layers().names()).isEqualTo(TABLE.tailShapes().keySet());
    try (TrunkNetwork network = new TrunkNetwork(trained, TrunkCut.atEnd(TABLE))) {
      assertThat(network.outputs(split.validation().images(), ImageView.plain())).hasSize(4);
    }
    assertThat(output.toString(UTF_8))
        .contains("training: 6 normal, 6 pneumonia", "validation: 2 normal, 2 pneumonia")
        .contains("altered-1: 12 images, 0 of them done before", "packed to 8 bits")
        .contains("trunk " + trained.digest() + ": " + out());
  }

  @Test
  void computesWhatPassesTheCutOnceAndGivesTheSameAgain() throws IOException {
    run("conv3_block3_preact_bn", "--epochs", "1");
    String first = new TrunkFolder(out()).digest();
    Files.move(out(), folder.resolve("first"));
    output.reset();

    run("conv3_block3_2_conv", "--epochs", "1");

    assertThat(new TrunkFolder(out()).digest()).isEqualTo(first);
    assertThat(output.toString(UTF_8)).doesNotContain("done before");
    run("conv3_block3_2_conv", folder.resolve("other"), "--epochs", "1", "--seed", "2");
    assertThat(output.toString(UTF_8)).contains("0 of them done before");
  }

  @Test
  void goesOnWhereItWasKilled() throws IOException {
    run("conv3_block1_preact_bn", "--epochs", "1");
    Path whole = first(folder.resolve("work"), "altered-0-");
    byte[] bytes = Files.readAllBytes(whole);
    Path partial = whole.resolveSibling(whole.getFileName() + ".partial");
    Files.write(partial, Arrays.copyOf(bytes, bytes.length * 5 / 6));
    Files.delete(whole);

    run("conv3_block1_preact_bn", folder.resolve("again"), "--epochs", "1");

    assertThat(output.toString(UTF_8)).contains("altered-0: 12 images, 8 of them done before");
    assertThat(whole).hasBinaryContent(bytes);
    assertThat(new TrunkFolder(folder.resolve("again")).digest())
        .isEqualTo(new TrunkFolder(out()).digest());
  }

  @Test
  void trainsAllLayersFromImagesAndKeepsNothing() throws IOException {
    assertThat(run("conv1_conv", "--epochs", "1")).isZero();

    assertThat(folder.resolve("work")).doesNotExist();
    float[] before = kernel(parent, "conv1_conv.kernel");
    assertThat(kernel(new TrunkFolder(out()), "conv1_conv.kernel")).isNotEqualTo(before);
    JsonNode facts = JSON.readTree(out().resolve("trunk.json").toFile());
    assertThat(facts.at("/viewsOfATrainingImage").asText()).isEqualTo("another in each epoch");
  }

  @Test
  void learnsOnlyFromImagesThatAManifestNames() throws IOException {
    Path manifest = folder.resolve("manifest.csv");
    List<String> lines = new ArrayList<>(List.of("split,class,file"));
    for (Label label : Label.values()) {
      try (Stream<Path> files = Files.list(data.resolve("train").resolve(label.name()))) {
        files.sorted().limit(7).forEach(file -> lines.add(row("train", label, file)));
      }
      lines.add(row("test", label, DrawnPatients.draw(data.resolve("test"), label, 900)));
    }
    Files.write(manifest, lines);

    assertThat(run("conv3_block3_1_bn", "--epochs", "1", "--manifest", manifest.toString()))
        .isZero();

    JsonNode facts = JSON.readTree(out().resolve("trunk.json").toFile());
    assertThat(facts.at("/trainingImages").asInt() + facts.at("/validationImages").asInt())
        .isEqualTo(14);
  }

  @Test
  void refusesAFolderThatExists() throws IOException {
    Files.createDirectories(out());

    assertThatThrownBy(() -> run("conv3_block1_preact_bn"))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll(out().toString(), "another --out");
    assertThat(out()).isEmptyDirectory();
  }

  @Test
  void refusesADamagedTrunkBeforeAnyImageIsRead() throws IOException {
    TrunkFolder damaged = SmallTrunk.write(folder.resolve("damaged"), SmallTrunk.weights());
    Files.write(damaged.trunkFile(), new byte[100]);

    assertThatThrownBy(() -> run(data, damaged, "conv3_block1_preact_bn", out()))
        .isInstanceOf(MalformedWeightsException.class)
        .hasMessageContaining(damaged.trunkFile().toString());
    assertThat(output.toString(UTF_8)).isEmpty();
  }

  @Test
  void namesACorruptImageBeforeTheTrunkRuns() throws IOException {
    Path other = folder.resolve("data");
    drawPatients(other, false, 2);
    drawPatients(other, true, 2);
    Path broken = first(other.resolve("train/PNEUMONIA"), "person");
    byte[] bytes = Files.readAllBytes(broken);
    Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> run(other, parent, "conv3_block1_preact_bn", out()))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContainingAll(broken.toString(), "CORRUPT", "replace or remove");
    assertThat(folder.resolve("work")).doesNotExist();
    assertThat(out()).doesNotExist();
  }

  @Test
  void refusesImagesOfOneClass() throws IOException {
    Path other = folder.resolve("data");
    drawPatients(other, Label.NORMAL, false, 2);
    drawPatients(other, Label.NORMAL, true, 1);

    assertThatThrownBy(() -> run(other, parent, "conv3_block1_preact_bn", out()))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(other.resolve("train/PNEUMONIA").toString());
    drawPatients(other, Label.PNEUMONIA, false, 2);
    assertThatThrownBy(() -> run(other, parent, "conv3_block1_preact_bn", out()))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("no patient of class PNEUMONIA falls to validation");
  }

  @Test
  void refusesAPlaceWhereNothingCanBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "kept");

    assertThatThrownBy(() -> run(data, parent, "conv3_block1_preact_bn", file.resolve("trunk")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContainingAll("cannot write the trunk " + file.resolve("trunk"), "--out");
    assertThat(file).hasContent("kept");
  }

  private static String row(String split, Label label, Path file) {
    return String.join(",", split, label.name(), file.getFileName().toString());
  }

  private static float[] kernel(TrunkFolder trunk, String name) {
    return PackedTrunk.read(TABLE, trunk.trunkFile()).weights().values(name);
  }

  private static Path first(Path folder, String beginning) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .findFirst()
          .orElseThrow();
    }
  }

  private Path out() {
    return folder.resolve("out");
  }

  private int run(String from, String... options) {
    return run(from, out(), options);
  }

  private int run(String from, Path out, String... options) {
    return run(data, parent, from, out, options);
  }

  private int run(Path images, TrunkFolder trunk, String from, Path out, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                images.toString(),
                "--trunk",
                trunk.folder().toString(),
                "--from",
                from,
                "--out",
                out.toString(),
                "--work",
                folder.resolve("work").toString()));
    arguments.addAll(List.of(options));
    return TrainTrunk.parse(arguments, TABLE).run(new PrintStream(output, true, UTF_8));
  }
}
