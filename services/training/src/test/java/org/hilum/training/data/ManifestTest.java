package org.hilum.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private static final ImageSet IMAGES =
      new ImageSet(
          List.of(
              Images.named(Label.PNEUMONIA, "person1_virus_1.jpeg"),
              Images.named(Label.NORMAL, "IM-0001-0001.jpeg")));

  @TempDir Path folder;

  @Test
  void readsATableSplitByTabs() throws IOException {
    Manifest manifest =
        written(
            "split\tclass\tsubtype\tfile\n"
                + "test\tPNEUMONIA\tvirus\tperson1_virus_1.jpeg\n"
                + "train\tNORMAL\tother\tIM-0001-0001.jpeg\n"
                + "test\tNORMAL\tnormal\tIM-0001-0001.jpeg\n");

    // In the order of the images: NORMAL comes first.
    assertThat(manifest.valuesOf("subtype", "test", IMAGES))
        .isEqualTo(new ColumnValues("subtype", List.of("normal", "virus")));
  }

  @Test
  void readsATableSplitByCommasWithQuotes() throws IOException {
    Manifest manifest =
        written(
            "\"file\",\"class\",\"split\",\"site\"\r\n"
                + "\"person1_virus_1.jpeg\",\"PNEUMONIA\",\"test\",\"ward 3, bed 1\"\r\n"
                + "IM-0001-0001.jpeg,NORMAL,test,\r\n");

    assertThat(manifest.valuesOf("site", "test", IMAGES).values())
        .containsExactly("", "ward 3, bed 1");
  }

  @Test
  void namesAColumnThatThereIsNotAndThoseThatThereAre() throws IOException {
    Manifest manifest = written("split,class,file,view\n");

    assertThatThrownBy(() -> manifest.valuesOf("sex", "test", IMAGES))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("'sex'")
        .hasMessageContaining("split, class, file, view");
  }

  @Test
  void namesAnImageWithoutARow() throws IOException {
    Manifest manifest = written("split,class,file\ntest,NORMAL,IM-0001-0001.jpeg\n");

    assertThatThrownBy(() -> manifest.valuesOf("class", "test", IMAGES))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("test/PNEUMONIA/person1_virus_1.jpeg");
  }

  @Test
  void namesTheFindingsThatFileNamesDoNot() throws IOException {
    Manifest manifest =
        written(
            "split,class,file,subtype\n"
                + "train,NORMAL,a.png,normal\n"
                + "train,PNEUMONIA,b.png,virus\n"
                + "train,PNEUMONIA,c.png,\n"
                + "train,PNEUMONIA,person1_bacteria_1.jpeg,\n");

    assertThat(finding("train", manifest, Label.NORMAL, "a.png")).isEqualTo(Finding.NORMAL);
    assertThat(finding("train", manifest, Label.PNEUMONIA, "b.png")).isEqualTo(Finding.VIRAL);
    assertThat(finding("train", manifest, Label.PNEUMONIA, "c.png")).isEqualTo(Finding.UNSPECIFIED);
    assertThat(finding("train", manifest, Label.PNEUMONIA, "person1_bacteria_1.jpeg"))
        .isEqualTo(Finding.BACTERIAL);
  }

  @Test
  void namesTheFindingsOfASplit() throws IOException {
    ImageSet images =
        new ImageSet(
            List.of(
                Images.named(Label.PNEUMONIA, "chest.png"),
                Images.named(Label.PNEUMONIA, "person1_virus_1.jpeg"),
                Images.named(Label.NORMAL, "IM-0001-0001.jpeg")));
    String header = "split,class,file,subtype\n";
    String row = "test,PNEUMONIA,chest.png,bacteria\n";
    String rest = "test,PNEUMONIA,person1_virus_1.jpeg,\ntest,NORMAL,IM-0001-0001.jpeg,normal\n";

    ImageSet told = written(header + row + rest).withFindings("test", images);

    assertThat(told.images())
        .extracting(LabelledImage::finding)
        .containsExactly(Finding.NORMAL, Finding.BACTERIAL, Finding.VIRAL);
    assertThat(told.digest()).isEqualTo(images.digest());
    assertThat(written("split,class,file\n").withFindings("test", images)).isEqualTo(images);
    Manifest without = written(header + rest);
    assertThatThrownBy(() -> without.withFindings("test", images))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("no row for the image test/PNEUMONIA/chest.png");
  }

  private static Finding finding(String split, Manifest manifest, Label label, String file) {
    String row = split + "/" + label + "/" + file;
    return manifest.withFinding(row, Images.named(label, file)).finding();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fungus | the subtype 'fungus'; allowed are normal, bacteria, virus",
        "normal | the subtype 'normal' for an image of class PNEUMONIA"
      })
  void refusesASubtypeThatCannotBe(String subtype, String complaint) throws IOException {
    Manifest manifest =
        written(
            "split,class,file,subtype\n"
                + "test,NORMAL,IM-0001-0001.jpeg,normal\n"
                + "test,PNEUMONIA,person1_virus_1.jpeg,"
                + subtype
                + "\n");

    assertThatThrownBy(() -> finding("test", manifest, Label.PNEUMONIA, "person1_virus_1.jpeg"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("line 3 of " + folder.resolve("manifest"))
        .hasMessageContaining(complaint);
  }

  @Test
  void namesAFileThatIsMissing() {
    assertThatThrownBy(() -> Manifest.read(folder.resolve("absent.tsv")))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(folder.resolve("absent.tsv").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                               | is empty",
        "'class,file'                                     | no column 'split'",
        "'split,class,file;test,NORMAL,a.png,3'           | line 2 of",
        "'split,class,file;t,NORMAL,a.png;t,NORMAL,a.png' | repeats the image t/NORMAL/a.png"
      })
  void refusesATableThatCannotBeTrusted(String lines, String complaint) {
    assertThatThrownBy(() -> written(lines.replace(";", "\n")))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(complaint);
  }

  private Manifest written(String text) throws IOException {
    return Manifest.read(Files.writeString(folder.resolve("manifest"), text));
  }
}
