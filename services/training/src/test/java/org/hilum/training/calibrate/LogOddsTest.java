package org.hilum.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogOddsTest {
  @Test
  void addsUpTheCausesOfPneumonia() {
    // Probabilities 2, 3 and 5 in 10: pneumonia has 8 of 10, odds of 4.
    double[][] logits = {{Math.log(2), Math.log(3), Math.log(5)}, {7, 7, 7}};

    assertThat(LogOdds.ofPneumonia(logits))
        .containsExactly(new double[] {Math.log(4), Math.log(2)}, within(1e-12));
  }

  @Test
  void leavesASingleColumnAsItIs() {
    assertThat(LogOdds.ofPneumonia(new double[][] {{-1.5}, {3}})).containsExactly(-1.5, 3);
  }

  @Test
  void takesTheFirstOfTwoColumns() {
    assertThat(LogOdds.ofPneumonia(new double[][] {{-1.5, 4}, {3, -2}})).containsExactly(-1.5, 3);
  }

  @Test
  void survivesLargeLogits() {
    assertThat(LogOdds.ofPneumonia(new double[][] {{0, 1000, 1000}, {1000, -1000, 0}}))
        .containsExactly(new double[] {1000 + Math.log(2), -1000}, within(1e-9));
  }

  @Test
  void saysHowFarTheyRiseWithEachLogit() {
    double[] logits = {0.3, -1, 2};

    double[] gradient = LogOdds.gradient(logits);
    for (int i = 0; i < logits.length; i++) {
      double[] higher = logits.clone();
      higher[i] += 1e-6;
      double[] both = LogOdds.ofPneumonia(new double[][] {logits, higher});
      assertThat(gradient[i]).isCloseTo((both[1] - both[0]) / 1e-6, within(1e-5));
    }
    assertThat(LogOdds.gradient(new double[] {-4})).containsExactly(1);
  }
}
