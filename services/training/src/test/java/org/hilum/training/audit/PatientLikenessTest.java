package org.hilum.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.audit.PatientLikeness.Verdict.OPEN;
import static org.hilum.training.audit.PatientLikeness.Verdict.OTHER_PATIENTS;
import static org.hilum.training.audit.PatientLikeness.Verdict.SAME_PATIENTS;
import static org.hilum.training.data.Label.PNEUMONIA;
import static org.hilum.training.data.Split.TEST;
import static org.hilum.training.data.Split.TRAIN;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.hilum.training.data.Split;
import org.junit.jupiter.api.Test;

class PatientLikenessTest {
  private static final int PATIENTS = 20;

  @Test
  void knowsPatientsAgain() {
    PatientLikeness likeness = likeness(image -> image / 3);

    assertThat(likeness.verdict()).isEqualTo(SAME_PATIENTS);
    assertThat(likeness.withinTraining().pairs()).isEqualTo(PATIENTS);
    assertThat(likeness.across().pairs()).isEqualTo(2 * PATIENTS);
    assertThat(likeness.across().alike()).isGreaterThan(0.5);
  }

  @Test
  void noticesThatTheNumberingBeganAnew() {
    PatientLikeness likeness = likeness(image -> image % 3 == 2 ? 1_000 + image : image / 3);

    assertThat(likeness.verdict()).isEqualTo(OTHER_PATIENTS);
    assertThat(likeness.withinTraining().alike()).isGreaterThan(0.5);
    assertThat(likeness.across().alike()).isLessThan(0.3);
  }

  @Test
  void staysOpenWhenNoTwoImagesOfAPatientAreAlike() {
    assertThat(likeness(image -> image).verdict()).isEqualTo(OPEN);
  }

  @Test
  void needsATokenInCommon() {
    assertThat(PatientLikeness.of(List.of(image(TRAIN, 1, 1), image(TEST, 5, 1)))).isEmpty();
  }

  /**
   * Patients with two images to train and one to test.
   *
   * @param clouds the picture of each image; the same picture is drawn with another white patch
   */
  private static PatientLikeness likeness(IntUnaryOperator clouds) {
    List<AuditedImage> images =
        IntStream.range(0, 3 * PATIENTS)
            .mapToObj(i -> image(i % 3 == 2 ? TEST : TRAIN, i, clouds.applyAsInt(i)))
            .toList();
    return PatientLikeness.of(images).orElseThrow();
  }

  private static AuditedImage image(Split split, int number, long clouds) {
    Drawing drawing = Drawing.clouds(clouds, 100, 100).withWhite(20 * (number % 3), 40, 20, 20);
    String name = "person%d_virus_%d.png".formatted(number / 3, number);
    return Audited.image(split, PNEUMONIA, name, drawing.pixels());
  }
}
