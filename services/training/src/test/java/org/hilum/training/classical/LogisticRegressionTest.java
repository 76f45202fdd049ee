package org.hilum.training.classical;

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

    double cost = 2;
    ClassWeights balance = ClassWeights.balanced(labels);
    double[][] inputs = Standardization.fit(FeatureTable.of(rows)).of(FeatureTable.of(rows));
    LogisticRegression fit = LogisticRegression.fit(inputs, labels, cost, balance);

    double[] slope = new double[3];
    for (int i = 0; i < rows.length; i++) {
      double weight = cost * (labels[i] ? balance.pneumonia() : balance.normal());
      double error = weight * ((labels[i] ? 1 : 0) - probability(fit, inputs[i]));
      slope[0] += error;
      slope[1] += error * inputs[i][0];
      slope[2] += error * inputs[i][1];
    }
    assertThat(slope[0]).isCloseTo(0, within(1e-6));
    assertThat(slope[1]).isCloseTo(fit.weights()[0], within(1e-6));
    assertThat(slope[2]).isCloseTo(fit.weights()[1], within(1e-6));
    assertThat(fit.weights()[0]).isGreaterThan(fit.weights()[1]).isGreaterThan(0.5);
  }

  @Test
  void saysTheShareOfAClassWhenNothingTellsMore() {
    FeatureTable same = FeatureTable.of(new float[][] {{0.1f}, {0.1f}, {0.1f}, {0.1f}});
    boolean[] labels = {true, true, true, false};
    Standardization columns = Standardization.fit(same);

    LogisticRegression plain =
        LogisticRegression.fit(columns.of(same), labels, 1, ClassWeights.NONE);
    LogisticRegression balanced =
        LogisticRegression.fit(columns.of(same), labels, 1, ClassWeights.balanced(labels));

    assertThat(probability(plain, columns.of(new float[] {0.1f}))).isCloseTo(0.75, within(1e-9));
    assertThat(probability(plain, columns.of(new float[] {7}))).isCloseTo(0.75, within(1e-9));
    assertThat(probability(balanced, columns.of(new float[] {7}))).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void settlesWhenTheClassesLieApart() {
    FeatureTable rows =
        FeatureTable.of(new float[][] {{-3}, {-2}, {-2.5f}, {1000}, {1002}, {1003}});
    boolean[] labels = {false, false, false, true, true, true};
    double[][] inputs = Standardization.fit(rows).of(rows);

    LogisticRegression fit = LogisticRegression.fit(inputs, labels, 1, ClassWeights.NONE);

    assertThat(probability(fit, inputs[0])).isBetween(0.001, 0.4);
    assertThat(probability(fit, inputs[5])).isBetween(0.6, 0.999);
  }

  @Test
  void doesNotMindWhichClassComesFirst() {
    double[][] rows = {{-1}, {1}, {-2}, {3}};
    double[][] reversed = {{3}, {-2}, {1}, {-1}};

    LogisticRegression fit =
        LogisticRegression.fit(
            rows, new boolean[] {false, true, false, true}, 1, ClassWeights.NONE);
    LogisticRegression other =
        LogisticRegression.fit(
            reversed, new boolean[] {true, false, true, false}, 1, ClassWeights.NONE);

    assertThat(fit.weights()[0]).isPositive().isCloseTo(other.weights()[0], within(1e-6));
    assertThat(fit.intercept()).isCloseTo(other.intercept(), within(1e-6));
  }

  private static double probability(LogisticRegression fit, double[] row) {
    return 1 / (1 + Math.exp(-fit.logit(row)));
  }
}
