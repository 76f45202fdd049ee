package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.cli.DrawnPatients.draw;
import static org.hilum.training.cli.DrawnPatients.drawPatients;
import static org.hilum.training.cli.DrawnPatients.fileName;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.network.weights.Digest;
import org.hilum.training.data.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole study of a dozen drawn images, on the trunk that ships. */
class StudyCommandTest {
  private static final Path TRUNK = Path.of("../../models/trunks/1b94cd079395");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SYSTEMS =
      List.of("small-cnn", "frozen", "fine-tuned", "three-class", "svm", "logistic-regression");

  @TempDir static Path folder;

  private static final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private static final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private static Path data;
  private static int code;

  @BeforeAll
  static void studies() throws IOException {
    data = folder.resolve("data");
    drawPatients(data, false, 4);
    drawPatients(data, true, 2);
    for (Label label : Label.values()) {
      draw(data.resolve("test"), label, 900);
      draw(data.resolve("test"), label, 901);
    }
    code = run(folder.resolve("out"));
  }

  @Test
  void endsWell() {
    assertThat(errors.toString(UTF_8)).isEmpty();
    assertThat(code).isZero();
    assertThat(output.toString(UTF_8))
        .contains("training: 4 normal, 4 pneumonia", "validation: 2 normal, 2 pneumonia")
        .contains("fine-tuned, seed 1, epoch 1: loss", "run 6 of 6, 0 min left")
        .contains("measure-plain-epoch, seed 3: took", "run 21 of 21, 0 min left");
  }

  @Test
  void keepsARunOfEachSystem() throws IOException {
    for (String system : SYSTEMS) {
      JsonNode run = JSON.readTree(runFile(system).toFile()).get("run");
      assertThat(run.at("/system").asText()).isEqualTo(system);
      assertThat(run.at("/answers/VALIDATION")).hasSize(4);
      assertThat(run.at("/answers/STRESSED")).hasSize(8);
      assertThat(run.at("/answers/TEST")).hasSize(4);
      assertThat(run.at("/epochs").size()).isGreaterThanOrEqualTo(run.at("/bestEpoch").asInt());
      assertThat(run.at("/answers/TEST/0")).hasSize(system.equals("three-class") ? 3 : 1);
      if (run.at("/bestEpoch").asInt() > 0) {
        assertThat(run.at("/epochs/0/validationAccuracy").asDouble()).isBetween(0.0, 1.0);
      }
    }
    JsonNode tuned = JSON.readTree(runFile("fine-tuned").toFile()).get("run");
    assertThat(tuned.at("/trainedParameters").asLong()).isEqualTo(4_731_137);
    JsonNode frozen = JSON.readTree(runFile("frozen").toFile()).get("run");
    assertThat(frozen.at("/trainedParameters").asLong()).isEqualTo(262_401);
  }

  @Test
  void saysNothingOfTheTestImagesBeforeAllRunsHaveEnded() {
    String all = output.toString(UTF_8);
    String runs = all.substring(0, all.indexOf("runs: "));
    // The audit looks at the data; no model judges an image.
    assertThat(runs.substring(0, runs.indexOf("reading: ")).lines())
        .filteredOn(line -> line.contains("test"))
        .containsOnly("test: 2 normal, 2 pneumonia");
    assertThat(runs.substring(runs.indexOf("small-cnn, seed 1"))).doesNotContain("test");
  }

  @Test
  void auditsTheDataBeforeAnythingIsTrained() throws IOException {
    String all = output.toString(UTF_8);
    String before = all.substring(0, all.indexOf("small-cnn, seed 1"));
    assertThat(before)
        .contains("audit: " + folder.resolve("out/audit/audit.html"))
        .contains("- No two files are byte for byte the same.")
        .contains("- No patient token stands in train and in test.")
        .contains("tell the classes apart with an AUC of");
    assertThat(folder.resolve("out/audit/audit.json")).isRegularFile();
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("What the data can give away", "<li>No two files are byte for byte the same.");
  }

  @Test
  void keepsTheWeightsOfNetworksBesideTheirRuns() {
    for (String system : List.of("frozen", "fine-tuned", "three-class")) {
      assertThat(folder.resolve("out/runs/" + system + "-seed-1.safetensors")).isRegularFile();
    }
    assertThat(folder.resolve("out/runs").toFile().list((runs, name) -> name.endsWith("tensors")))
        .hasSize(3);
  }

  @Test
  void endsWithATableOfTheSystems() {
    String all = output.toString(UTF_8);
    String table = all.substring(all.indexOf("test images at threshold 0.5"));
    assertThat(table)
        .containsPattern("ResNet152V2, frozen {2,}1  \\d\\.\\d{4} +[01]\\.\\d{4} +[01]\\.");
    assertThat(table)
        .contains("Small CNN from scratch", "Ensemble: ", "support vector machine")
        .contains("report: " + folder.resolve("out/report.html"));
  }

  @Test
  void writesPageAndFigures() throws IOException {
    JsonNode metrics = JSON.readTree(folder.resolve("out/metrics.json").toFile());

    List<String> judged = new ArrayList<>(SYSTEMS);
    judged.add("ensemble");
    assertThat(metrics.get("systems").fieldNames()).toIterable().containsExactlyElementsOf(judged);
    assertThat(metrics.at("/systems/three-class/three_class/recall").fieldNames())
        .toIterable()
        .contains("normal", "bacterial", "viral");
    assertThat(metrics.at("/command").asText())
        .startsWith("./hilum study " + data)
        .contains("--seeds 1");
    assertThat(metrics.at("/measures")).hasSize(8);
    assertThat(metrics.at("/systems/svm/chosen_per_seed/0/C").asDouble()).isPositive();
    assertThat(metrics.at("/data/training/images").asInt()).isEqualTo(8);
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Normal, bacterial, viral", "Guangzhou");
  }

  @Test
  void readsWhatItHasTheSecondTime() throws IOException {
    byte[] before = Files.readAllBytes(runFile("small-cnn"));

    Path ledger = folder.resolve("ledgers/second.csv");
    assertThat(run(folder.resolve("out"), "--ledger", ledger.toString())).isZero();

    assertThat(runFile("small-cnn")).hasBinaryContent(before);
    assertThat(ledger).hasSameTextualContentAs(folder.resolve("out/test-set-ledger.csv"));
    // The same look at the same answers.
    assertThat(run(folder.resolve("out"), "--ledger", ledger.toString())).isZero();
    assertThat(ledger).hasSameTextualContentAs(folder.resolve("out/test-set-ledger.csv"));
    assertThat(output.toString(UTF_8))
        .contains("audit: was there")
        .contains("small-cnn, seed 1: was there", "fine-tuned, seed 1: was there")
        .contains("measure-all, seed 3: was there");
  }

  @Test
  void notesALookForEachJudgedRun() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("out/test-set-ledger.csv"));

    // One of an ensemble, and three seeds of eight measures, one of which shares its runs.
    assertThat(lines).hasSize(1 + SYSTEMS.size() + 1 + 8 * 3);
    assertThat(lines).filteredOn(line -> line.endsWith("look 2 at this run")).hasSize(3);
    for (String system : SYSTEMS) {
      String digest = Digest.of(Files.readAllBytes(runFile(system)));
      assertThat(lines)
          .filteredOn(line -> line.contains("study/" + system + "/seed-1," + digest))
          .singleElement()
          .asString()
          .endsWith(",study");
    }
  }

  @Test
  void refusesRunsOfAnotherStudy() {
    assertThat(run(folder.resolve("out"), "--variants", "1")).isEqualTo(1);

    assertThat(errors.toString(UTF_8))
        .contains("views of a training image: 2, expected 1", "give another --out");
    errors.reset();
  }

  @Test
  void refusesACorruptImageBeforeTheTrunkRuns() throws IOException {
    Path other = folder.resolve("corrupt");
    Path manifest = folder.resolve("corrupt.csv");
    List<String> lines = new ArrayList<>(List.of("split,class,file"));
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path name = data.relativize(file);
        Path copy = other.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
        lines.add(name.toString().replace('/', ','));
      }
    }
    Path broken = other.resolve("train/PNEUMONIA").resolve(fileName(Label.PNEUMONIA, 0));
    byte[] bytes = Files.readAllBytes(broken);
    Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2));
    Files.write(manifest, lines);

    int refused =
        new Main(new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8))
            .run(
                List.of(
                    "study",
                    other.toString(),
                    "--out",
                    folder.resolve("none").toString(),
                    "--manifest",
                    manifest.toString(),
                    "--trunk",
                    TRUNK.toString(),
                    "--work",
                    folder.resolve("unused").toString()));

    assertThat(refused).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains(broken.toString(), "CORRUPT", "replace or remove");
    assertThat(folder.resolve("unused")).doesNotExist();
    errors.reset();
  }

  @Test
  void refusesDataWithTooFewPatients() throws IOException {
    Path few = folder.resolve("few");
    for (String split : List.of("train", "test")) {
      for (Label label : Label.values()) {
        draw(few.resolve(split), label, split.equals("train") ? 0 : 900);
      }
    }

    int refused =
        new Main(new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8))
            .run(List.of("study", few.toString(), "--out", "none", "--trunk", TRUNK.toString()));

    assertThat(refused).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("falls to validation", "add patients");
    errors.reset();
  }

  private static int run(Path out, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "study",
                data.toString(),
                "--out",
                out.toString(),
                "--seeds",
                "1",
                "--trunk",
                TRUNK.toString(),
                "--work",
                folder.resolve("work").toString()));
    arguments.addAll(List.of(options));
    return new Main(new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8))
        .run(arguments);
  }

  private static Path runFile(String system) {
    return folder.resolve("out/runs/" + system + "-seed-1.json");
  }
}
