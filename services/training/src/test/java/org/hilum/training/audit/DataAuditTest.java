package org.hilum.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hilum.training.data.Label.NORMAL;
import static org.hilum.training.data.Label.PNEUMONIA;
import static org.hilum.training.data.Split.TEST;
import static org.hilum.training.data.Split.TRAIN;
import static org.hilum.training.data.Split.VALIDATION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hilum.training.data.DataSet;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.LearningSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataAuditTest {
  @TempDir Path folder;

  @Test
  void reportsEveryLeak() throws IOException {
    Path data = folder.resolve("data");
    Drawing.saveSet(data);
    Path original = Drawing.clouds(0, 80, 72).save(data, TRAIN, NORMAL, "IM-0100-0001.png");
    Files.copy(original, original.resolveSibling("../../test/NORMAL/IM-0101-0001.png"));
    Drawing.clouds(3, 80, 72).scaled(140, 130).save(data, TEST, PNEUMONIA, "person77_virus_1.jpeg");
    Drawing.clouds(700, 80, 72).save(data, VALIDATION, PNEUMONIA, "person1_virus_2.png");
    Drawing.clouds(701, 80, 72).save(data, VALIDATION, NORMAL, "IM-0102-0001.png");
    Path out = folder.resolve("report/new");

    AuditFiles.write(DataAudit.of(DataSet.read(data), Originals.none(), System.out), out);

    assertThat(out.toFile().list()).containsExactlyInAnyOrder("audit.json", "audit.html");
    JsonNode json = new ObjectMapper().readTree(out.resolve("audit.json").toFile());
    assertThat(json.at("/splits/train/images/NORMAL").asInt()).isEqualTo(13);
    // IM-0000 was drawn from the same clouds.
    assertThat(json.at("/exactDuplicates/groups/0/images").toString())
        .contains("train/NORMAL/IM-0100-0001.png", "test/NORMAL/IM-0101-0001.png");
    assertThat(json.at("/nearDuplicates/pairs").toString())
        .contains("train/PNEUMONIA/person1_virus_1.png", "test/PNEUMONIA/person77_virus_1.jpeg");
    assertThat(json.at("/sharedPatients/overlaps/0/patients").toString())
        .isEqualTo("[\"person1\"]");
    assertThat(json.at("/shortcuts/single")).hasSize(Trait.values().length);
    String page = Files.readString(out.resolve("audit.html"));
    assertThat(page)
        .contains("person77_virus_1.jpeg", "IM-0101-0001.png", "data:image/jpeg;base64,")
        .doesNotContain("src=\"http", "href=");
    assertThat(page.split("<h2>")).hasSize(5);
  }

  @Test
  void findsNothingInASetWithoutLeaks() throws IOException {
    Drawing.saveSet(folder);

    DataAudit audit = DataAudit.of(DataSet.read(folder), Originals.none(), System.out);

    assertThat(audit.exactDuplicates().groups()).isEmpty();
    assertThat(audit.nearDuplicates().pairs()).isEmpty();
    assertThat(audit.nearDuplicates().comparisons()).isEqualTo(24 * 8);
    assertThat(audit.sharedPatients().overlaps()).isEmpty();
    assertThat(AuditSummary.of(audit))
        .contains("train: 12 normal, 12 pneumonia, 24 patients")
        .contains("No two files are byte for byte the same.")
        .contains("No near duplicates across splits.")
        .contains("No patient token stands in train and in test.");
  }

  @Test
  void tellsTheRestWhereShortcutsCannotBeJudged() throws IOException {
    Drawing.saveSet(folder);
    deletePneumoniasToLearnFrom();
    Path out = folder.resolve("out");

    DataAudit audit = DataAudit.of(DataSet.read(folder), Originals.none(), System.out);
    AuditFiles.write(audit, out);

    String reason = "a class is missing among the";
    assertThat(audit.findings()).hasSize(4).last().asString().contains("not judged", reason);
    assertThat(audit.findings()).contains("No two files are byte for byte the same.");
    assertThat(AuditSummary.of(audit)).contains(reason).doesNotContain("AUC");
    assertThat(Files.readString(out.resolve("audit.html"))).contains("2 Shortcuts", reason);
    JsonNode json = new ObjectMapper().readTree(out.resolve("audit.json").toFile());
    assertThat(json.at("/shortcuts/reason").asText()).startsWith(reason);
  }

  /** All that stay fall to validation. */
  private void deletePneumoniasToLearnFrom() throws IOException {
    for (LabelledImage image : DataSet.read(folder).splits().get(TRAIN).images()) {
      boolean isLearnedFrom = LearningSplit.of(new ImageSet(List.of(image))).training().size() == 1;
      if (image.isPneumonia() && isLearnedFrom) {
        Files.delete(image.file());
      }
    }
    assertThat(folder.resolve("train/PNEUMONIA")).isNotEmptyDirectory();
  }

  @Test
  void leavesNoHalfAReportBehind() throws IOException {
    Drawing.saveSet(folder);
    DataAudit audit = DataAudit.of(DataSet.read(folder), Originals.none(), System.out);
    Path out = Files.createDirectories(folder.resolve("out"));
    // A folder in the way of one partial file.
    Files.createDirectories(out.resolve("audit.html.partial/full"));

    assertThatThrownBy(() -> AuditFiles.write(audit, out))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(out.toString());
    assertThat(out.resolve("audit.json")).doesNotExist();
    assertThat(out.resolve("audit.html")).doesNotExist();
  }
}
