package org.hilum.training.classical;

import java.util.Arrays;
import org.hilum.training.features.FeatureTable;

/**
 * Centres each column and scales it to a standard deviation of 1, so that a penalty means the same
 * to each. A column that does not vary becomes 0.
 *
 * @param means of the training columns
 * @param scales 1 / standard deviation of the training columns, 0 if one does not vary
 */
public record Standardization(double[] means, double[] scales) {
  private static final double SMALLEST_DEVIATION = 1e-6;

  public static Standardization fit(FeatureTable training) {
    double[] means = training.means();
    double[] deviations = training.deviations();
    double[] scales = new double[means.length];
    for (int i = 0; i < scales.length; i++) {
      boolean varies = deviations[i] > SMALLEST_DEVIATION * Math.abs(means[i]);
      scales[i] = varies ? 1 / deviations[i] : 0;
    }
    return new Standardization(means, scales);
  }

  public double[] of(float[] row) {
    double[] standardized = new double[row.length];
    Arrays.setAll(standardized, i -> (row[i] - means[i]) * scales[i]);
    return standardized;
  }

  public double[][] of(FeatureTable table) {
    double[][] rows = new double[table.rows()][];
    Arrays.setAll(rows, i -> of(table.row(i)));
    return rows;
  }
}
