package org.hilum.training.audit;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hilum.training.features.FeatureTable;

/**
 * Logistic regression with a ridge, fitted exactly by Newton's method (iteratively reweighted least
 * squares). Columns are centred and scaled to a standard deviation of 1 first, so that the ridge
 * means the same to each; a column that does not vary gets no weight.
 *
 * @param means of the training columns
 * @param scales 1 / standard deviation of the training columns, 0 if one does not vary
 * @param weights intercept, then one a standardised column
 */
record LogisticRegression(double[] means, double[] scales, double[] weights) {
  /** Subtracts {@code RIDGE / 2} times the sum of squared weights from the log likelihood. */
  static final double RIDGE = 1;

  private static final double SMALLEST_DEVIATION = 1e-6;
  private static final double PRECISION = 1e-9;
  private static final int MOST_STEPS = 100;

  /**
   * @param labels one a row; both must occur
   */
  static LogisticRegression fit(FeatureTable rows, boolean[] labels) {
    double[] means = rows.means();
    double[] deviations = rows.deviations();
    double[] scales = new double[means.length];
    for (int i = 0; i < scales.length; i++) {
      boolean varies = deviations[i] > SMALLEST_DEVIATION * Math.abs(means[i]);
      scales[i] = varies ? 1 / deviations[i] : 0;
    }
    LogisticRegression start = new LogisticRegression(means, scales, new double[means.length + 1]);
    double[][] inputs = new double[rows.rows()][];
    Arrays.setAll(inputs, row -> start.standardised(rows.row(row)));
    return start.climbed(inputs, labels);
  }

  /** Probability of the positive class. */
  double probability(float[] row) {
    return probability(standardised(row));
  }

  /** A leading 1 meets the intercept. */
  private double[] standardised(float[] row) {
    double[] input = new double[row.length + 1];
    input[0] = 1;
    for (int i = 0; i < row.length; i++) {
      input[i + 1] = (row[i] - means[i]) * scales[i];
    }
    return input;
  }

  private LogisticRegression climbed(double[][] inputs, boolean[] labels) {
    LogisticRegression best = this;
    for (int i = 0; i < MOST_STEPS; i++) {
      double[] step = best.newtonStep(inputs, labels);
      if (Arrays.stream(step).map(Math::abs).max().orElseThrow() < PRECISION) {
        return best;
      }
      best = best.moved(step, inputs, labels);
    }
    throw new IllegalStateException(
        "the fit did not settle within %d steps, expected fewer than 20".formatted(MOST_STEPS));
  }

  /** Solves (X'WX + ridge) step = X'(y - p) - ridge w. */
  private double[] newtonStep(double[][] inputs, boolean[] labels) {
    int size = weights.length;
    DMatrixRMaj curvature = new DMatrixRMaj(size, size);
    DMatrixRMaj gradient = new DMatrixRMaj(size, 1);
    for (int row = 0; row < inputs.length; row++) {
      double probability = probability(inputs[row]);
      double error = (labels[row] ? 1 : 0) - probability;
      double weight = probability * (1 - probability);
      for (int i = 0; i < size; i++) {
        gradient.add(i, 0, error * inputs[row][i]);
        for (int j = 0; j < size; j++) {
          curvature.add(i, j, weight * inputs[row][i] * inputs[row][j]);
        }
      }
    }
    for (int i = 1; i < size; i++) {
      gradient.add(i, 0, -RIDGE * weights[i]);
      curvature.add(i, i, RIDGE);
    }
    DMatrixRMaj step = new DMatrixRMaj(size, 1);
    if (!CommonOps_DDRM.solve(curvature, gradient, step)) {
      throw new IllegalStateException("the curvature of the likelihood is singular");
    }
    return step.data;
  }

  /** Halves the step until the likelihood grows; from afar a whole one may overshoot. */
  private LogisticRegression moved(double[] step, double[][] inputs, boolean[] labels) {
    double before = likelihood(inputs, labels);
    double share = 1;
    LogisticRegression moved = along(step, share);
    while (moved.likelihood(inputs, labels) < before - PRECISION * Math.abs(before)) {
      share /= 2;
      moved = along(step, share);
    }
    return moved;
  }

  private LogisticRegression along(double[] step, double share) {
    double[] moved = weights.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += share * step[i];
    }
    return new LogisticRegression(means, scales, moved);
  }

  /** Logarithm of the likelihood, less the ridge. */
  private double likelihood(double[][] inputs, boolean[] labels) {
    double likelihood = 0;
    for (int row = 0; row < inputs.length; row++) {
      double towardsLabel = labels[row] ? logit(inputs[row]) : -logit(inputs[row]);
      likelihood += Math.min(0, towardsLabel) - Math.log1p(Math.exp(-Math.abs(towardsLabel)));
    }
    for (int i = 1; i < weights.length; i++) {
      likelihood -= RIDGE / 2 * weights[i] * weights[i];
    }
    return likelihood;
  }

  private double probability(double[] input) {
    return 1 / (1 + Math.exp(-logit(input)));
  }

  private double logit(double[] input) {
    double logit = 0;
    for (int i = 0; i < input.length; i++) {
      logit += weights[i] * input[i];
    }
    return logit;
  }
}
