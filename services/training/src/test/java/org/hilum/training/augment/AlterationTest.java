package org.hilum.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hilum.network.Preprocessing;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlterationTest {
  private static final int SIDE = Preprocessing.SIDE;
  private static final LabelledImage IMAGE = Images.named(Label.NORMAL, "IM-0001-0001.jpeg");
  private static final LabelledImage OTHER = Images.named(Label.NORMAL, "IM-0002-0001.jpeg");

  static Alteration[] alterations() {
    return new Alteration[] {new TrainingAlteration(), new AcquisitionStress()};
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void keepsSizeAndRange(Alteration alteration) {
    for (int variant = 0; variant < 20; variant++) {
      float[] altered = alteration.alter(gradient(), IMAGE, 1, variant);
      assertThat(altered).hasSize(SIDE * SIDE);
      for (float value : altered) {
        assertThat(value).isBetween(-1f, 1f);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void givesTheSamePixelsForTheSameSeed(Alteration alteration) {
    float[] altered = alteration.alter(gradient(), IMAGE, 1, 0);

    assertThat(alteration.alter(gradient(), IMAGE, 1, 0)).isEqualTo(altered);
    assertThat(alteration.alter(gradient(), IMAGE, 2, 0)).isNotEqualTo(altered);
    assertThat(alteration.alter(gradient(), IMAGE, 1, 1)).isNotEqualTo(altered);
    assertThat(alteration.alter(gradient(), OTHER, 1, 0)).isNotEqualTo(altered);
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void neverMirrors(Alteration alteration) {
    for (int variant = 0; variant < 20; variant++) {
      float[] altered = alteration.alter(gradient(), IMAGE, 1, variant);
      assertThat(meanOfColumns(altered, SIDE / 4)).isLessThan(meanOfColumns(altered, 3 * SIDE / 4));
    }
  }

  @Test
  void leavesAnImageAloneWhenAskedTo() {
    float[] same = Alteration.NONE.alter(gradient(), IMAGE, 1, 0);

    assertThat(same).containsExactly(gradient(), within(1e-6f));
  }

  @Test
  void cropsToTheWholeWithoutChange() {
    float[] whole = Plane.ofInput(gradient()).cropped(0, 1, 1, 0, 0).toInput();

    assertThat(whole[SIDE * 100 + 57]).isCloseTo(gradient()[SIDE * 100 + 57], within(1e-5f));
  }

  @Test
  void stretchesTheCrop() {
    float[] leftHalf = Plane.ofInput(gradient()).cropped(0, 0.5, 1, 0, 0).toInput();

    assertThat(leftHalf[SIDE * 100 + SIDE - 1])
        .isCloseTo(gradient()[SIDE * 100 + SIDE / 2], within(0.01f));
  }

  @Test
  void blursWithoutChangingTheMeanOfAFlatImage() {
    float[] flat = new float[SIDE * SIDE];
    java.util.Arrays.fill(flat, 0.2f);

    for (float value : Plane.ofInput(flat).blurred(1.3).coarsened(100).toInput()) {
      assertThat(value).isCloseTo(0.2f, within(1e-5f));
    }
  }

  /** Dark on the left, bright on the right. */
  private static float[] gradient() {
    float[] input = new float[SIDE * SIDE];
    for (int i = 0; i < input.length; i++) {
      input[i] = (i % SIDE) * 1.6f / (SIDE - 1) - 0.8f;
    }
    return input;
  }

  private static double meanOfColumns(float[] input, int column) {
    double sum = 0;
    for (int y = SIDE / 4; y < 3 * SIDE / 4; y++) {
      sum += input[y * SIDE + column];
    }
    return sum / (SIDE / 2.0);
  }
}
