package org.hilum.training.data;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real data set, where it is at hand: the folder that HILUM_DATA names, or a neighbour. */
class GuangzhouDataTest {
  private static Path folder;

  @BeforeAll
  static void findsTheData() {
    String given = System.getProperty("HILUM_DATA", System.getenv("HILUM_DATA"));
    folder =
        Stream.concat(
                Stream.ofNullable(given).map(Path::of),
                Stream.of(Path.of("../../../shared/data"), Path.of("../shared/data")))
            .map(data -> data.resolve("kermany"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("absent"));
    assumeThat(folder).as("the Guangzhou data set; set HILUM_DATA to its parent").isDirectory();
  }

  @Test
  void hasTheOfficialCounts() {
    assertCounts("train", 1_341, 3_875);
    assertCounts("val", 8, 8);
    assertCounts("test", 234, 390);
  }

  @Test
  void isSplitByPatientWithBothClassesOnEitherSide() {
    LearningSplit split = LearningSplit.read(folder);

    int all = split.training().size() + split.validation().size();
    assertThat(all + split.repeats()).isEqualTo(5_232);
    assertThat((double) split.validation().size() / all).isBetween(0.10, 0.15);
    assertThat(split.validation().count(Label.NORMAL)).isGreaterThan(100);
    assertThat(patients(split.training()))
        .doesNotContainAnyElementsOf(patients(split.validation()));
    assertThat(split.origin().scope().ageGroups()).containsExactly("YOUNG_CHILD");
  }

  @Test
  void sharesNoFileBetweenLearningAndTest() {
    LearningSplit split = LearningSplit.read(folder);

    assertThat(digests(ImageSet.read(folder.resolve("test"))))
        .doesNotContainAnyElementsOf(digests(split.training().plus(split.validation())));
  }

  private static void assertCounts(String split, long normal, long pneumonia) {
    ImageSet images = ImageSet.read(folder.resolve(split));
    assertThat(images.count(Label.NORMAL)).isEqualTo(normal);
    assertThat(images.count(Label.PNEUMONIA)).isEqualTo(pneumonia);
  }

  private static Set<String> patients(ImageSet images) {
    return images.images().stream().map(LabelledImage::patient).collect(toSet());
  }

  private static Set<String> digests(ImageSet images) {
    return images.images().stream().map(LabelledImage::sha256).collect(toSet());
  }
}
