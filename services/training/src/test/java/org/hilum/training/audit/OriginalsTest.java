package org.hilum.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hilum.training.data.Label.NORMAL;
import static org.hilum.training.data.Label.PNEUMONIA;
import static org.hilum.training.data.Split.TEST;
import static org.hilum.training.data.Split.TRAIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hilum.training.data.DataSet;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.UnusableDataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalsTest {
  private static final String HEADER = "split\tclass\tfile\tpatient_token\twidth\theight\tbytes";
  private static final List<String> COMPLETE =
      List.of(
          HEADER,
          "train\tNORMAL\ta.png\tanna\t2000\t1500\t900000",
          "train\tPNEUMONIA\tb.png\t\t\t\t",
          "test\tNORMAL\tc.png\tclara\t\t\t",
          "test\tPNEUMONIA\td.png\t\t\t\t");

  @TempDir Path folder;

  private DataSet data;

  @BeforeEach
  void saysWhatIsThere() throws IOException {
    Drawing.clouds(1, 80, 72).save(folder, TRAIN, NORMAL, "a.png");
    Drawing.clouds(2, 80, 72).save(folder, TRAIN, PNEUMONIA, "b.png");
    Drawing.clouds(3, 80, 72).save(folder, TEST, NORMAL, "c.png");
    Drawing.clouds(4, 80, 72).save(folder, TEST, PNEUMONIA, "d.png");
    data = DataSet.read(folder);
  }

  @Test
  void knowsTheOriginalAndThePatient() {
    AuditedImage image = audited(read(COMPLETE), 0);

    assertThat(image.patient()).isEqualTo("anna");
    assertThat(image.traits()[Trait.WIDTH.ordinal()]).isEqualTo(2000);
    assertThat(image.traits()[Trait.BYTES_A_PIXEL.ordinal()]).isEqualTo(0.3f);
  }

  @Test
  void knowsAnImageWhosePathItNames() {
    List<String> lines = new ArrayList<>(COMPLETE);
    lines.set(1, "train\tNORMAL\tward/3/a.png\tanna\t2000\t1500\t900000");

    assertThat(audited(read(lines), 0).patient()).isEqualTo("anna");
    refuses(with("train\tNORMAL\tward/a.png\t\t\t\t"), "two images train/NORMAL/a.png");
  }

  @Test
  void leavesToTheFileWhatItDoesNotKnow() {
    for (Originals manifest : List.of(read(COMPLETE), Originals.none())) {
      AuditedImage image = audited(manifest, 1);
      assertThat(image.patient()).isEqualTo("b.png");
      assertThat(image.traits()[Trait.WIDTH.ordinal()]).isEqualTo(80);
      assertThat(image.traits()[Trait.BYTES.ordinal()]).isEqualTo(image.image().bytes().length);
    }
  }

  @Test
  void refusesATableWithoutTheColumnsThatNameAnImage() {
    refuses(List.of("file\twidth"), "no column 'split'", "file, width");
    refuses(List.of(), "is empty");
  }

  @Test
  void refusesALineOfAnImageThatIsMissing() {
    refuses(
        with("test\tNORMAL\te.png\t\t\t\t"),
        "test/NORMAL/e.png",
        "remove the line or add the file");
  }

  @Test
  void refusesAnImageWithoutALine() {
    refuses(COMPLETE.subList(0, 4), "test/PNEUMONIA/d.png", "add one or remove the image");
  }

  @Test
  void refusesALineThatNamesNoFile() {
    refuses(with("test\tNORMAL\t\t\t\t\t"), "test/NORMAL/,", "remove the line");
  }

  @Test
  void refusesASizeThatIsNoNumber() {
    List<String> lines = new ArrayList<>(COMPLETE);
    lines.set(3, "test\tNORMAL\tc.png\tx\twide\t1\t1");

    refuses(lines, "test/NORMAL/c.png", "width 'wide'");
  }

  private void refuses(List<String> lines, String... words) {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("MANIFEST.tsv")
        .hasMessageContainingAll(words);
  }

  private static List<String> with(String line) {
    return List.of(
        COMPLETE.get(0), COMPLETE.get(1), COMPLETE.get(2), COMPLETE.get(3), COMPLETE.get(4), line);
  }

  private Originals read(List<String> lines) {
    try {
      return Originals.read(Files.write(folder.resolve("MANIFEST.tsv"), lines), data);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The image of the training split at this place. */
  private AuditedImage audited(Originals manifest, int place) {
    LabelledImage image = data.splits().get(TRAIN).images().get(place);
    return AuditedImage.read(TRAIN, image, manifest.of(TRAIN, image));
  }
}
