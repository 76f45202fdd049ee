package org.hilum.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedImagesTest {
  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>(List.of("split,class,file,patient_token"));

  @BeforeEach
  void listsTwoImagesOfEachSplit() throws IOException {
    list("train/NORMAL/a.png", "train,NORMAL,a.png,");
    list("train/PNEUMONIA/b.png", "train,PNEUMONIA,b.png,p7");
    list("test/NORMAL/c.png", "test,NORMAL,c.png,");
    list("pictures/d.png", "test,PNEUMONIA,pictures/d.png,");
  }

  @Test
  void readsImagesInFoldersAndBelowThem() throws IOException {
    save("train/NORMAL/unlisted.png");

    DataSet data = read();

    assertThat(data.splits()).containsOnlyKeys(Split.TRAIN, Split.TEST);
    assertThat(data.splits().get(Split.TRAIN).images())
        .extracting(LabelledImage::name)
        .containsExactly("NORMAL/a.png", "PNEUMONIA/b.png");
    assertThat(data.splits().get(Split.TEST).images().get(1))
        .satisfies(
            image -> {
              assertThat(image.name()).isEqualTo("PNEUMONIA/d.png");
              assertThat(image.file()).isEqualTo(folder.resolve("pictures/d.png"));
            });
  }

  @Test
  void takesThePatientFromTheTable() throws IOException {
    assertThat(read().splits().get(Split.TRAIN).images())
        .extracting(LabelledImage::patient)
        .containsExactly("a.png", "p7");
  }

  @Test
  void takesTheFindingFromTheTable() throws IOException {
    lines.set(0, "split,class,file,patient_token,subtype");
    lines.replaceAll(
        line -> line.startsWith("split") ? line : line + (line.contains("d.png") ? ",virus" : ","));

    Map<Split, ImageSet> splits = read().splits();

    assertThat(splits.get(Split.TRAIN).images())
        .extracting(LabelledImage::finding)
        .containsExactly(Finding.NORMAL, Finding.UNSPECIFIED);
    assertThat(splits.get(Split.TEST).images())
        .extracting(LabelledImage::finding)
        .containsExactly(Finding.NORMAL, Finding.VIRAL);
  }

  @Test
  void refusesAFindingOfTheOtherClass() {
    lines.set(0, "split,class,file,patient_token,subtype");
    lines.replaceAll(line -> line.startsWith("split") ? line : line + ",virus");

    refuses("the subtype 'virus' for an image of class NORMAL");
  }

  @Test
  void namesAFileThatIsMissing() {
    lines.add("train,NORMAL,gone.png,");

    refuses(
        "gone.png",
        folder.resolve("train/NORMAL/gone.png").toString(),
        "remove the line or add the file");
  }

  @Test
  void refusesAnUnknownLabel() throws IOException {
    list("train/NORMAL/e.png", "train,COVID,e.png,");

    refuses("train/COVID/e.png", "the class 'COVID'", "write one of NORMAL, PNEUMONIA");
  }

  @Test
  void refusesAnUnknownSplit() throws IOException {
    list("train/NORMAL/e.png", "training,NORMAL,e.png,");

    refuses("training/NORMAL/e.png", "the split 'training'", "write one of train, val, test");
  }

  @Test
  void refusesOneClassOnly() {
    lines.remove(2);

    refuses("no image of split train and class PNEUMONIA", "add lines");
  }

  @Test
  void refusesASplitWithoutImages() {
    lines.subList(3, 5).clear();

    refuses("no image of split test and class NORMAL", "add lines");
  }

  @Test
  void refusesTwoImagesWithOneName() throws IOException {
    list("more/a.png", "train,NORMAL,more/a.png,");

    refuses(
        folder.resolve("train/NORMAL/a.png").toString(),
        folder.resolve("more/a.png").toString(),
        "two images with one name",
        "rename one");
  }

  @Test
  void refusesOneNameInTwoSplits() throws IOException {
    list("test/PNEUMONIA/b.png", "test,PNEUMONIA,b.png,");

    refuses("one name in two splits", "b.png");
  }

  private void list(String path, String line) throws IOException {
    save(path);
    lines.add(line);
  }

  private void save(String path) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), path);
  }

  private DataSet read() throws IOException {
    return DataSet.read(folder, Files.write(folder.resolve("manifest.csv"), lines));
  }

  private void refuses(String... words) {
    assertThatThrownBy(this::read)
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContainingAll(words);
  }
}
