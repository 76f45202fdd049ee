package org.hilum.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixupTest {
  private static final int ROWS = 1000;

  @Test
  void movesFeaturesAndLabelTheSameWayTowardsAnotherRow() {
    // Two kinds of rows: whatever is mixed, each feature tells the share that the label must have.
    Mixup.Batch mixed = new Mixup(1, 3).mixed(batch(), ROWS);

    for (int row = 0; row < ROWS; row++) {
      float label = mixed.labels()[row];
      assertThat(mixed.features()[2 * row]).isEqualTo(10 * label, within(1e-5f));
      assertThat(mixed.features()[2 * row + 1]).isEqualTo(5 - label, within(1e-5f));
      // At most half: what it was before is what it still resembles.
      assertThat(Math.round(label)).isEqualTo(row % 2);
    }
  }

  @Test
  void drawsSharesOfTheBetaDistribution() {
    // The smaller of X and 1 - X, where X is uniform, has a mean of 1/4; half of the partners are
    // of a row's own kind, and leave it as it is.
    assertThat(meanShare(1)).isEqualTo(0.25 / 2, within(0.02));
    // With alpha 1/2 the density is 1 / (pi sqrt(x (1 - x))), and the mean 1/2 - 1/pi.
    assertThat(meanShare(0.5f)).isEqualTo((0.5 - 1 / Math.PI) / 2, within(0.02));
  }

  @Test
  void leavesTheBatchItselfAlone() {
    Mixup.Batch batch = batch();

    new Mixup(1, 3).mixed(batch, ROWS);

    assertThat(batch.labels()).isEqualTo(batch().labels());
    assertThat(batch.features()).isEqualTo(batch().features());
  }

  @Test
  void drawsTheSameForTheSameSeed() {
    assertThat(new Mixup(0.4f, 3).mixed(batch(), ROWS).labels())
        .isEqualTo(new Mixup(0.4f, 3).mixed(batch(), ROWS).labels())
        .isNotEqualTo(new Mixup(0.4f, 4).mixed(batch(), ROWS).labels());
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1, 1.5f, Float.NaN})
  void refusesAnAlphaThatItCannotDraw(float alpha) {
    assertThatThrownBy(() -> new Mixup(alpha, 1)).hasMessageContaining("alpha is " + alpha);
  }

  private static double meanShare(float alpha) {
    float[] labels = new Mixup(alpha, 3).mixed(batch(), ROWS).labels();
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += Math.abs(labels[row] - row % 2);
    }
    return sum / ROWS;
  }

  /** Rows (0, 5) of label 0 and (10, 4) of label 1 in turn. */
  private static Mixup.Batch batch() {
    float[] features = new float[2 * ROWS];
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = row % 2;
      features[2 * row] = 10 * labels[row];
      features[2 * row + 1] = 5 - labels[row];
    }
    return new Mixup.Batch(features, labels);
  }
}
