package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditDataTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final SplittableRandom random = new SplittableRandom(1);
  private Path data;
  private Path out;

  @BeforeEach
  void laysOutASet() throws IOException {
    data = folder.resolve("data");
    out = folder.resolve("report");
    for (int i = 0; i < 10; i++) {
      draw("train/NORMAL/IM-000" + i + "-0001.png");
      draw("train/PNEUMONIA/person" + i + "_virus_1.png");
    }
    draw("test/NORMAL/IM-0011-0001.png");
    draw("test/PNEUMONIA/person11_virus_1.png");
  }

  @Test
  void writesAReportAndSaysWhereItIs() {
    assertThat(run()).isZero();

    assertThat(output.toString(UTF_8))
        .contains("AUC of", "markers, area", out.resolve("audit.html").toString());
    assertThat(out).isDirectoryContaining(file -> file.endsWith("audit.json"));
    assertThat(run()).as("a second audit replaces the first").isZero();
  }

  @Test
  void refusesAnEmptyClass() throws IOException {
    Files.delete(data.resolve("test/NORMAL/IM-0011-0001.png"));

    refuses("no JPEG or PNG", data.resolve("test/NORMAL").toString(), "belong there");
  }

  @Test
  void refusesOneClassOnly() throws IOException {
    Files.delete(data.resolve("test/PNEUMONIA/person11_virus_1.png"));
    Files.delete(data.resolve("test/PNEUMONIA"));

    refuses("no folder", data.resolve("test/PNEUMONIA").toString(), "belong there");
  }

  @Test
  void refusesAnUnknownClass() throws IOException {
    Files.createDirectories(data.resolve("train/COVID"));

    refuses(data.resolve("train/COVID").toString(), "rename it");
  }

  @Test
  void refusesACorruptImage() throws IOException {
    Path file = data.resolve("train/PNEUMONIA/person3_virus_1.png");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    refuses(file.toString(), "CORRUPT", "replace or remove");
  }

  @Test
  void refusesOneNameInTwoSplits() throws IOException {
    draw("test/NORMAL/IM-0004-0001.png");

    refuses(
        data.resolve("train/NORMAL/IM-0004-0001.png").toString(),
        data.resolve("test/NORMAL/IM-0004-0001.png").toString(),
        "rename one");
  }

  @Test
  void refusesOneImageUnderOneNameInTwoSplits() throws IOException {
    Files.copy(
        data.resolve("train/NORMAL/IM-0004-0001.png"),
        data.resolve("test/NORMAL/IM-0004-0001.png"));

    refuses("IM-0004-0001.png", "remove one");
  }

  @Test
  void refusesAManifestThatNamesAMissingFile() throws IOException {
    Path manifest = folder.resolve("MANIFEST.tsv");
    List<String> lines = new ArrayList<>(List.of("split\tclass\tfile"));
    for (int i = 0; i < 10; i++) {
      lines.add("train\tNORMAL\tIM-000" + i + "-0001.png");
      lines.add("train\tPNEUMONIA\tperson" + i + "_virus_1.png");
    }
    lines.add("test\tNORMAL\tIM-0011-0001.png");
    lines.add("test\tPNEUMONIA\tperson11_virus_1.png");
    assertThat(run("--manifest", Files.write(manifest, lines).toString())).isZero();
    Files.delete(data.resolve("train/NORMAL/IM-0004-0001.png"));

    assertThat(run("--manifest", manifest.toString())).isEqualTo(1);
    assertThat(errors.toString(UTF_8))
        .contains(manifest.toString(), "train/NORMAL/IM-0004-0001.png", "remove the line");
  }

  @Test
  void namesAManifestThatIsNotThere() {
    refuses(List.of("--manifest", folder.resolve("none.tsv").toString()), "none.tsv");
  }

  @Test
  void wantsAFolderForTheReport() throws IOException {
    Files.writeString(out, "kept");

    assertThat(run()).isEqualTo(2);
    assertThat(out).hasContent("kept");
  }

  private void refuses(String... words) {
    refuses(List.of(), words);
  }

  private void refuses(List<String> options, String... words) {
    assertThat(run(options.toArray(String[]::new))).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains(words);
    assertThat(out).doesNotExist();
  }

  private int run(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("audit-data", data.toString(), "--out", out.toString()));
    arguments.addAll(List.of(options));
    return new Main(new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8))
        .run(arguments);
  }

  private void draw(String name) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64 * 64; i++) {
      image.getRaster().setSample(i % 64, i / 64, 0, random.nextInt(256));
    }
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }
}
