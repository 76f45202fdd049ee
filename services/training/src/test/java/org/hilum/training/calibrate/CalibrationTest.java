package org.hilum.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void findsTheTemperatureOfOverconfidentLogits() {
    SplittableRandom random = new SplittableRandom(5);
    double[] logits = new double[20_000];
    boolean[] labels = new boolean[logits.length];
    for (int i = 0; i < logits.length; i++) {
      double honest = random.nextGaussian() * 2;
      labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-honest));
      logits[i] = honest * 3;
    }

    assertThat(Temperature.fit(logits, labels)).isCloseTo(3, within(0.15));
  }

  @Test
  void weighsTheClassesTheSame() {
    // One pneumonia missed by far, many normals seen: unbalanced, the normals would win.
    double[] logits = {-2, -1, -1, -1, -1};
    boolean[] labels = {true, false, false, false, false};

    assertThat(Temperature.loss(logits, labels, 1))
        .isCloseTo((Math.log1p(Math.exp(2)) + Math.log1p(Math.exp(-1))) / 2, within(1e-12));
  }

  @Test
  void turnsLogitsIntoProbabilities() {
    assertThat(Temperature.probabilities(new double[] {0, 2, -2}, 2))
        .containsExactly(
            new double[] {0.5, 1 / (1 + Math.exp(-1)), 1 / (1 + Math.exp(1))}, within(1e-12));
  }

  @Test
  void takesTheHighestThresholdThatIsSensitiveEnough() {
    double[] probabilities = new double[120];
    boolean[] labels = new boolean[120];
    for (int i = 0; i < 100; i++) {
      probabilities[i] = (i + 1) / 100.0;
      labels[i] = true;
    }
    Arrays.fill(probabilities, 100, 120, 0.99);

    // 97 of 100 pneumonias lie at 0.04 or above, 96 above it.
    assertThat(Threshold.forSensitivity(probabilities, labels, 0.97)).isEqualTo(0.04);
    assertThat(Threshold.forSensitivity(probabilities, labels, 1)).isEqualTo(0.01);
  }

  @Test
  void keepsTheThresholdBelowOneWhereEveryProbabilityRoundsToOne() {
    double[] probabilities = {1, 1, 0};
    boolean[] labels = {true, true, false};

    double threshold = Threshold.forSensitivity(probabilities, labels, 1);

    assertThat(threshold).isEqualTo(Threshold.HIGHEST).isLessThan(1);
  }

  @Test
  void needsAPneumoniaForAThreshold() {
    assertThatThrownBy(() -> Threshold.forSensitivity(new double[1], new boolean[1], 0.97))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
