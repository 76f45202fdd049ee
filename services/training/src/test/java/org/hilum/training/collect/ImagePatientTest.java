package org.hilum.training.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.fixture.Images.patientIn;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.training.data.PatientSplit;
import org.hilum.training.data.Split;
import org.hilum.training.fixture.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImagePatientTest {
  @ParameterizedTest
  @EnumSource
  void keepsAllImagesOfAPatientInOneSplit(Split split) {
    List<Optional<String>> named = List.of(Optional.of(patientIn(split)));

    assertThat(Stream.generate(Images::newId).limit(50))
        .allSatisfy(
            image ->
                assertThat(ImagePatient.of(image, named))
                    .isEqualTo(new ImagePatient(patientIn(split), Optional.of(split))));
  }

  @Test
  void takesAnImageWithoutAPatientForAPatientOfItsOwn() {
    List<ImagePatient> patients =
        Stream.generate(Images::newId)
            .limit(200)
            .map(image -> ImagePatient.of(image, List.of(Optional.empty())))
            .toList();

    assertThat(patients.stream().map(ImagePatient::token).distinct()).hasSize(200);
    assertThat(patients.stream().map(patient -> patient.split().orElseThrow()).distinct())
        .containsExactlyInAnyOrder(Split.values());
  }

  @Test
  void findsAPatientWhoIsNamedLaterInTheSameSplit() {
    String image = imageOfItsOwnIn(Split.TRAIN);
    Optional<String> patient = Optional.of(patientIn(Split.TRAIN));

    assertThat(ImagePatient.of(image, List.of(Optional.empty(), patient)))
        .isEqualTo(new ImagePatient(patient.orElseThrow(), Optional.of(Split.TRAIN)));
  }

  @Test
  void hasNoSplitForAnImageThatMayHaveBeenLearnedFromAsOneOfAnother() {
    String image = imageOfItsOwnIn(Split.TRAIN);
    Optional<String> tested = Optional.of(patientIn(Split.TEST));

    assertThat(ImagePatient.of(image, List.of(Optional.empty(), tested)).split()).isEmpty();
    assertThat(ImagePatient.of(image, List.of(Optional.of(patientIn(Split.TRAIN)), tested)).split())
        .isEmpty();
  }

  private static String imageOfItsOwnIn(Split split) {
    return Stream.generate(Images::newId)
        .filter(image -> PatientSplit.of("image:" + image) == split)
        .findFirst()
        .orElseThrow();
  }
}
