package org.hilum.training.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.data.Label.NORMAL;
import static org.hilum.training.data.Split.TRAIN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hilum.training.data.DataSet;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptAuditTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private Path out;

  @BeforeEach
  void drawsASet() throws IOException {
    out = folder.resolve("out/audit");
    Drawing.saveSet(folder.resolve("data"));
  }

  @Test
  void auditsTheSameImagesOnce() {
    List<String> first = findings(Optional.empty());
    assertThat(said()).contains("reading: 32 of 32 images", out.resolve("audit.html").toString());
    assertThat(first).hasSize(5);

    assertThat(findings(Optional.empty())).isEqualTo(first);
    assertThat(said()).contains("was there").doesNotContain("reading");
  }

  @Test
  void auditsAgainWhenAnImageIsAdded() throws IOException {
    findings(Optional.empty());
    said();
    Drawing.clouds(90, 80, 72).save(folder.resolve("data"), TRAIN, NORMAL, "IM-0090-0001.png");

    findings(Optional.empty());

    assertThat(said()).contains("reading: 33 of 33 images");
  }

  @Test
  void auditsAgainWhenTheManifestChanges() throws IOException {
    findings(Optional.empty());
    said();
    Path manifest = manifest("patient_token", "anna");

    List<String> findings = findings(Optional.of(manifest));

    assertThat(said()).contains("reading");
    assertThat(findings).anyMatch(finding -> finding.contains("stand in train and in test: 1;"));
    findings(Optional.of(manifest));
    assertThat(said()).contains("was there");
    findings(Optional.of(manifest("patient_token", "anna ")));
    assertThat(said()).contains("reading");
  }

  @Test
  void auditsAgainWhenTheFileIsNotWhole() throws IOException {
    List<String> first = findings(Optional.empty());
    Path json = out.resolve("audit.json");
    byte[] whole = Files.readAllBytes(json);
    Files.write(json, Arrays.copyOf(whole, whole.length / 2));

    assertThat(findings(Optional.empty())).isEqualTo(first);
    Files.delete(out.resolve("audit.html"));
    assertThat(findings(Optional.empty())).isEqualTo(first);

    assertThat(said()).doesNotContain("was there");
    assertThat(json).hasBinaryContent(whole);
    assertThat(out.resolve("audit.html")).isRegularFile();
  }

  @Test
  void givesItsReasonWhereItCannotAudit() throws IOException {
    assertThat(findings(Optional.of(manifest("width", "wide"))))
        .singleElement()
        .asString()
        .contains("was not audited", "the width 'wide'");
    assertThat(out).doesNotExist();
  }

  private List<String> findings(Optional<Path> manifest) {
    PrintStream print = new PrintStream(output, true, UTF_8);
    return new KeptAudit(out, print).findings(DataSet.read(folder.resolve("data")), manifest);
  }

  /** What was printed since the last time. */
  private String said() {
    String said = output.toString(UTF_8);
    output.reset();
    return said;
  }

  /** One value for all images. */
  private Path manifest(String column, String value) throws IOException {
    List<String> lines = new ArrayList<>(List.of("split\tclass\tfile\t" + column));
    DataSet data = DataSet.read(folder.resolve("data"));
    data.splits().forEach((split, images) -> lines.addAll(lines(split.folder(), images, value)));
    return Files.write(folder.resolve("MANIFEST.tsv"), lines);
  }

  private static List<String> lines(String split, ImageSet images, String value) {
    return images.images().stream()
        .map(LabelledImage::name)
        .map(name -> split + "\t" + name.replace('/', '\t') + "\t" + value)
        .toList();
  }
}
