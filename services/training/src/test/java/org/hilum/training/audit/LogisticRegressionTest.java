package org.hilum.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hilum.training.features.FeatureTable;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  @Test
  void endsWhereTheRidgedLikelihoodIsFlat() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] rows = new float[400][];
    boolean[] labels = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          new float[] {(float) random.nextGaussian(), (float) (100 + 30 * random.nextGaussian())};
      labels[i] = rows[i][0] + (rows[i][1] - 100) / 60 + random.nextGaussian() > 0.5;
    }

    LogisticRegression fit = LogisticRegression.fit(FeatureTable.of(rows), labels);

    double[] slope = new double[3];
    for (int i = 0; i < rows.length; i++) {
      double error = (labels[i] ? 1 : 0) - fit.probability(rows[i]);
      slope[0] += error;
      slope[1] += error * (rows[i][0] - fit.means()[0]) * fit.scales()[0];
      slope[2] += error * (rows[i][1] - fit.means()[1]) * fit.scales()[1];
    }
    assertThat(slope[0]).isCloseTo(0, within(1e-6));
    assertThat(slope[1]).isCloseTo(LogisticRegression.RIDGE * fit.weights()[1], within(1e-6));
    assertThat(slope[2]).isCloseTo(LogisticRegression.RIDGE * fit.weights()[2], within(1e-6));
    assertThat(fit.weights()[1]).isGreaterThan(fit.weights()[2]).isGreaterThan(0.5);
  }

  @Test
  void saysTheShareOfAClassWhenNothingTellsMore() {
    float[][] rows = {{0.1f}, {0.1f}, {0.1f}, {0.1f}};

    LogisticRegression fit =
        LogisticRegression.fit(FeatureTable.of(rows), new boolean[] {true, true, true, false});

    assertThat(fit.probability(new float[] {0.1f})).isCloseTo(0.75, within(1e-9));
    assertThat(fit.probability(new float[] {7})).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void settlesWhenTheClassesLieApart() {
    float[][] rows = {{-3}, {-2}, {-2.5f}, {1000}, {1002}, {1003}};
    boolean[] labels = {false, false, false, true, true, true};

    LogisticRegression fit = LogisticRegression.fit(FeatureTable.of(rows), labels);

    assertThat(fit.probability(rows[0])).isBetween(0.001, 0.4);
    assertThat(fit.probability(rows[5])).isBetween(0.6, 0.999);
  }
}
