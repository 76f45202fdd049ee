package org.hilum.training.data;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LearningSplitTest {
  @Test
  void neverSplitsAPatient() {
    LearningSplit split = LearningSplit.of(manyPatients());

    Map<String, Set<Boolean>> sides =
        Stream.of(true, false)
            .flatMap(
                isTraining ->
                    (isTraining ? split.training() : split.validation())
                        .images().stream().map(image -> Map.entry(image.patient(), isTraining)))
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    assertThat(sides).hasSizeGreaterThan(2_000).allSatisfy((p, s) -> assertThat(s).hasSize(1));
  }

  @Test
  void givesAboutTheAgreedShareOfPatientsToValidation() {
    List<String> patients =
        manyPatients().images().stream().map(LabelledImage::patient).distinct().toList();

    long validation = patients.stream().filter(PatientSplit::isForValidation).count();
    assertThat((double) validation / patients.size()).isBetween(0.10, 0.14);
  }

  @Test
  void keepsAPatientsSideWhenOthersJoin() {
    ImageSet all = manyPatients();
    ImageSet half = new ImageSet(all.images().subList(0, all.size() / 2));

    assertThat(LearningSplit.of(all).validation().images())
        .containsAll(LearningSplit.of(half).validation().images());
  }

  @Test
  void leavesOutFilesWithTheSameBytes() {
    LabelledImage first = Images.named(Label.NORMAL, "IM-0001-0001.jpeg");
    LabelledImage copy = withDigestOf(first, Images.named(Label.NORMAL, "IM-0002-0001.jpeg"));

    LearningSplit split = LearningSplit.of(new ImageSet(List.of(first, copy)));

    assertThat(split.repeats()).isEqualTo(1);
    assertThat(split.training().size() + split.validation().size()).isEqualTo(1);
  }

  @Test
  void refusesOneImageInTwoClasses() {
    LabelledImage normal = Images.named(Label.NORMAL, "IM-0001-0001.jpeg");
    LabelledImage copy =
        withDigestOf(normal, Images.named(Label.PNEUMONIA, "person1_virus_1.jpeg"));

    assertThatThrownBy(() -> LearningSplit.of(new ImageSet(List.of(normal, copy))))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("IM-0001-0001.jpeg")
        .hasMessageContaining("person1_virus_1.jpeg");
  }

  @Test
  void digestsNamesAndBytes() {
    LabelledImage image = Images.named(Label.NORMAL, "IM-0001-0001.jpeg");
    LabelledImage other = Images.named(Label.NORMAL, "IM-0002-0001.jpeg");

    String digest = new ImageSet(List.of(image, other)).digest();
    assertThat(digest).isEqualTo(new ImageSet(List.of(other, image)).digest());
    assertThat(digest).isNotEqualTo(new ImageSet(List.of(image)).digest());
    assertThat(digest)
        .isNotEqualTo(new ImageSet(List.of(image, withDigestOf(image, other))).digest());
  }

  @Test
  void samplesEvenly() {
    ImageSet all = manyPatients();

    ImageSet sample = all.sample(10);
    assertThat(sample.size()).isEqualTo(10);
    assertThat(sample.images().get(5)).isEqualTo(all.images().get(all.size() / 2));
    assertThat(all.sample(all.size() + 1)).isEqualTo(all);
  }

  private static ImageSet manyPatients() {
    SplittableRandom random = new SplittableRandom(7);
    List<LabelledImage> images = new ArrayList<>();
    for (int patient = 1; patient <= 1_500; patient++) {
      int count = random.nextInt(1, 6);
      for (int i = 0; i < count; i++) {
        String kind = random.nextBoolean() ? "virus" : "bacteria";
        images.add(
            Images.named(Label.PNEUMONIA, "person" + patient + "_" + kind + "_" + i + ".jpeg"));
        images.add(Images.named(Label.NORMAL, "NORMAL2-IM-%04d-%04d.jpeg".formatted(patient, i)));
      }
    }
    return new ImageSet(images);
  }

  private static LabelledImage withDigestOf(LabelledImage original, LabelledImage image) {
    return new LabelledImage(
        Path.of(image.file().toString()),
        image.name(),
        image.finding(),
        image.patient(),
        original.sha256());
  }
}
