package org.hilum.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {
  @TempDir Path folder;

  @Test
  void readsTheSplitsThatAreThere() throws IOException {
    save(
        "train/NORMAL/a.png", "train/PNEUMONIA/b.png", "test/NORMAL/c.png", "test/PNEUMONIA/d.png");
    assertThat(DataSet.read(folder).splits()).containsOnlyKeys(Split.TRAIN, Split.TEST);

    save("val/NORMAL/e.png", "val/PNEUMONIA/f.png");
    assertThat(DataSet.read(folder).splits()).containsOnlyKeys(Split.values());
  }

  @Test
  void refusesASplitThatIsMissing() throws IOException {
    save("train/NORMAL/a.png", "train/PNEUMONIA/b.png");

    refuses("test/NORMAL");
  }

  @Test
  void refusesAClassThatNobodyWouldRead() throws IOException {
    save("train/NORMAL/a.png", "train/PNEUMONIA/b.png", "train/.cache/x.png");
    assertThat(LearningSplit.read(folder).repeats()).isZero();

    save("train/pneumonia2/c.png");
    refuses("train/pneumonia2");
  }

  @Test
  void takesFindingsOfBothSplitsFromAManifest() throws IOException {
    save("train/NORMAL/a.png", "train/PNEUMONIA/b.png", "val/NORMAL/c.png", "val/PNEUMONIA/d.png");
    save("test/NORMAL/e.png", "test/PNEUMONIA/f.png");
    Path manifest =
        Files.writeString(
            folder.resolve("manifest.csv"),
            """
            split,class,file,subtype
            train,NORMAL,a.png,normal
            train,PNEUMONIA,b.png,bacteria
            val,NORMAL,c.png,
            val,PNEUMONIA,d.png,virus
            test,NORMAL,e.png,
            test,PNEUMONIA,f.png,
            """);

    Map<Split, ImageSet> splits = DataSet.read(folder, manifest).splits();

    assertThat(splits.get(Split.TRAIN).plus(splits.get(Split.VALIDATION)).images())
        .extracting(LabelledImage::finding)
        .containsExactly(Finding.NORMAL, Finding.NORMAL, Finding.BACTERIAL, Finding.VIRAL);
  }

  private void refuses(String name) {
    assertThatThrownBy(() -> DataSet.read(folder))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(folder.resolve(name).toString());
  }

  private void save(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), name);
    }
  }
}
