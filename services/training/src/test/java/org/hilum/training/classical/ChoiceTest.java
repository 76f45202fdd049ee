package org.hilum.training.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hilum.training.calibrate.Temperature;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final double[][] ROWS = {{-3}, {-1}, {1}, {-0.5}, {2}, {4}};
  private static final boolean[] LABELS = {false, false, false, true, true, true};

  @Test
  void takesTheSettingsOfTheLowestLoss() {
    Choice<Double> choice =
        Choice.of(List.of(-1.0, 0.0, 0.5, 5.0), border -> border(border, 1), ROWS, LABELS);

    assertThat(choice.settings()).isEqualTo(0.5);
    assertThat(choice.classifier().logit(new double[] {0.5})).isZero();
  }

  @Test
  void asksForOrderAndNotForUnits() {
    double loss = Choice.of(List.of(1.0), scale -> border(0, scale), ROWS, LABELS).loss();

    assertThat(Choice.of(List.of(8.0), scale -> border(0, scale), ROWS, LABELS).loss())
        .isCloseTo(loss, within(1e-6))
        .isLessThan(Temperature.loss(border(0, 8).logits(ROWS), LABELS, 1));
  }

  private static Classifier border(double border, double scale) {
    return new Classifier() {
      @Override
      public double logit(double[] row) {
        return scale * (row[0] - border);
      }

      @Override
      public long parameters() {
        return 1;
      }
    };
  }
}
