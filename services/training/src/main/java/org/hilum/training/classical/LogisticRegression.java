package org.hilum.training.classical;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Logistic regression with a ridge, fitted by Newton's method in LIBLINEAR (Fan et al. 2008): the
 * least half sum of squared weights plus {@code cost} times the summed losses. The intercept is
 * free.
 *
 * @param intercept logit of a row of zeros
 * @param weights one a column
 */
public record LogisticRegression(double intercept, double[] weights) implements Classifier {
  private static final double PRECISION = 1e-9;
  private static final int MOST_STEPS = 1000;

  static {
    Linear.disableDebugOutput();
  }

  /**
   * @param isPneumonia one a row; both must occur
   */
  public static LogisticRegression fit(
      double[][] rows, boolean[] isPneumonia, double cost, ClassWeights balance) {
    Parameter parameter = new Parameter(SolverType.L2R_LR, cost, PRECISION, MOST_STEPS, 0);
    parameter.setRegularizeBias(false);
    parameter.setWeights(new double[] {balance.pneumonia(), balance.normal()}, new int[] {1, 0});
    Model model = Linear.train(problem(rows, isPneumonia), parameter);
    // Decides for the label that it met first.
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    double[] fitted = model.getFeatureWeights();
    int columns = rows[0].length;
    return new LogisticRegression(
        sign * fitted[columns],
        Arrays.stream(fitted, 0, columns).map(weight -> sign * weight).toArray());
  }

  @Override
  public double logit(double[] row) {
    double logit = intercept;
    for (int i = 0; i < row.length; i++) {
      logit += weights[i] * row[i];
    }
    return logit;
  }

  @Override
  public long parameters() {
    return weights.length + 1;
  }

  /** A last column of ones meets the intercept. */
  private static Problem problem(double[][] rows, boolean[] isPneumonia) {
    Problem problem = new Problem();
    problem.l = rows.length;
    problem.n = rows[0].length + 1;
    problem.bias = 1;
    problem.x = new Feature[rows.length][];
    Arrays.setAll(problem.x, i -> features(rows[i]));
    problem.y = IntStream.range(0, rows.length).mapToDouble(i -> isPneumonia[i] ? 1 : 0).toArray();
    return problem;
  }

  /** Counted from 1. */
  private static Feature[] features(double[] row) {
    Feature[] features = new Feature[row.length + 1];
    Arrays.setAll(features, i -> new FeatureNode(i + 1, i < row.length ? row[i] : 1));
    return features;
  }
}
