package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.hilum.network.weights.Digest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A released model and a near copy of it, judged once on a few drawn images. */
class EvaluationRunTest {
  private static final Path MODELS = Path.of("../../models");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> IMAGES =
      List.of(
          "NORMAL/IM-0001-0001.png",
          "NORMAL/IM-0002-0001.png",
          "PNEUMONIA/person1_virus_1.png",
          "PNEUMONIA/person1_virus_2.png",
          "PNEUMONIA/person2_bacteria_1.png");

  @TempDir static Path folder;

  private static final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private static final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private static Path first;
  private static Path second;
  private static int code;

  @BeforeAll
  static void comparesTwoModels() throws IOException {
    first = folder.resolve("models/pneumonia-guangzhou/1");
    second = folder.resolve("models/pneumonia-guangzhou/2");
    copy(MODELS.resolve("trunks"), folder.resolve("models/trunks"));
    copy(MODELS.resolve("pneumonia-guangzhou/1"), first);
    copy(MODELS.resolve("pneumonia-guangzhou/1"), second);
    Files.delete(first.resolve("evaluation-test.json"));
    changeTail();
    drawImages();
    code =
        run(
            "--model",
            first.toString(),
            "--against",
            second.toString(),
            "--manifest",
            folder.resolve("manifest.tsv").toString(),
            "--by",
            "kind",
            "--json",
            folder.resolve("out/figures.json").toString());
  }

  @Test
  void endsWell() {
    assertThat(errors.toString(UTF_8)).doesNotContain("cannot");
    assertThat(code).isZero();
  }

  @Test
  void countsALookAtEachModel() throws IOException {
    assertThat(Files.readAllLines(folder.resolve("models/test-set-ledger.csv")))
        .hasSizeGreaterThanOrEqualTo(3)
        .anySatisfy(line -> assertThat(line).contains("pneumonia-guangzhou/1,"))
        .anySatisfy(line -> assertThat(line).contains("pneumonia-guangzhou/2,"));
    assertThat(run("--model", second.toString())).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("--again");
  }

  @Test
  void keepsEveryFigureForMachines() throws IOException {
    JsonNode json = JSON.readTree(folder.resolve("out/figures.json").toFile());

    assertThat(json.at("/images").asInt()).isEqualTo(5);
    assertThat(json.at("/loss").isNumber()).isTrue();
    assertThat(json.at("/at_half/auc").asDouble()).isEqualTo(json.at("/auc").asDouble());
    assertThat(json.at("/breakdown/values/virus/images").asInt()).isEqualTo(2);
    assertThat(json.at("/comparison/against/model").asText()).isEqualTo("pneumonia-guangzhou/2");
    // The tails differ in one bit.
    assertThat(json.at("/comparison/difference/accuracy").asDouble()).isZero();
    assertThat(first.resolve("evaluation-test.json"))
        .hasSameBinaryContentAs(folder.resolve("out/figures.json"));
  }

  @Test
  void addsFiguresAndChartsToTheModelAlone() throws IOException {
    assertThat(Files.readString(first.resolve("MODEL_CARD.md")))
        .contains("5 images; abstains on")
        .contains("| pneumonia.f1 | ")
        .contains("test-pr.svg");
    assertThat(first.resolve("test-pr.svg")).content().startsWith("<svg");
    assertThat(Files.readString(second.resolve("MODEL_CARD.md")))
        .isEqualTo(Files.readString(MODELS.resolve("pneumonia-guangzhou/1/MODEL_CARD.md")));
  }

  @Test
  void leavesACardAloneThatTellsOfOtherImages() throws IOException {
    byte[] before = Files.readAllBytes(second.resolve("evaluation-test.json"));

    assertThat(run("--model", second.toString(), "--again")).isZero();

    assertThat(output.toString(UTF_8))
        .contains("the card of pneumonia-guangzhou/2 tells of another test split");
    assertThat(second.resolve("evaluation-test.json")).hasBinaryContent(before);
    assertThat(second.resolve("MODEL_CARD.md"))
        .hasSameTextualContentAs(MODELS.resolve("pneumonia-guangzhou/1/MODEL_CARD.md"));
  }

  @Test
  void tellsPeopleTheSame() {
    assertThat(output.toString(UTF_8))
        .contains("test at the model's threshold 0.6077: 5 images")
        .contains("test at threshold 0.5: 5 images")
        .contains("as much as 10 false alarms")
        .contains("by kind")
        .contains("no specificity: every image shows pneumonia")
        .contains("no sensitivity: no image shows pneumonia")
        .contains("pneumonia-guangzhou/1 against pneumonia-guangzhou/2")
        .contains("McNemar's test, exact binomial: right alone on 0 and 0 images, p = 1");
  }

  private static int run(String... arguments) {
    List<String> data = List.of("evaluate", "--data", folder.resolve("data").toString());
    return new Main(new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8))
        .run(Stream.concat(data.stream(), Stream.of(arguments)).toList());
  }

  /** The lowest bit of the last number, so that the digest is another. */
  private static void changeTail() throws IOException {
    byte[] tail = Files.readAllBytes(second.resolve("tail.safetensors"));
    tail[tail.length - 4] ^= 1;
    Files.write(second.resolve("tail.safetensors"), tail);
    ObjectNode description = (ObjectNode) JSON.readTree(second.resolve("model.json").toFile());
    description.put("modelVersion", "pneumonia-guangzhou/2").put("tailDigest", Digest.of(tail));
    JSON.writeValue(second.resolve("model.json").toFile(), description);
  }

  private static void drawImages() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder manifest = new StringBuilder("split\tclass\tkind\tfile\n");
    for (String name : IMAGES) {
      BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
      int brightness = random.nextInt(50, 200);
      for (int i = 0; i < 64 * 64; i++) {
        image.getRaster().setSample(i % 64, i / 64, 0, brightness + random.nextInt(-40, 40));
      }
      Path file = folder.resolve("data/test").resolve(name);
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
      String kind = name.contains("virus") ? "virus" : "other " + name.substring(0, 1);
      manifest.append("test\t").append(name.replace("/", "\t" + kind + "\t")).append('\n');
    }
    Files.writeString(folder.resolve("manifest.tsv"), manifest);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
