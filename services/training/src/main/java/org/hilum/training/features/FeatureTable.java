package org.hilum.training.features;

import java.util.Arrays;
import java.util.List;

/** Pooled features, one row of equal length an image, in the order of the images. */
public final class FeatureTable {
  private final float[][] rows;

  private FeatureTable(float[][] rows) {
    this.rows = rows;
  }

  /** The rows are not copied. */
  public static FeatureTable of(float[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("a feature table needs a row");
    }
    for (float[] row : rows) {
      if (row.length != rows[0].length) {
        throw new IllegalArgumentException(
            "rows of " + rows[0].length + " and " + row.length + " features in one table");
      }
    }
    return new FeatureTable(rows);
  }

  /** The tables one under the other. */
  public static FeatureTable stacked(List<FeatureTable> tables) {
    return of(tables.stream().flatMap(table -> Arrays.stream(table.rows)).toArray(float[][]::new));
  }

  public int rows() {
    return rows.length;
  }

  public int columns() {
    return rows[0].length;
  }

  /** Not a copy. */
  public float[] row(int index) {
    return rows[index];
  }

  /** Mean of each column. */
  public double[] means() {
    double[] means = new double[columns()];
    for (float[] row : rows) {
      for (int i = 0; i < means.length; i++) {
        means[i] += row[i];
      }
    }
    for (int i = 0; i < means.length; i++) {
      means[i] /= rows.length;
    }
    return means;
  }

  /** Standard deviation of each column. */
  public double[] deviations() {
    double[] means = means();
    double[] squares = new double[columns()];
    for (float[] row : rows) {
      for (int i = 0; i < squares.length; i++) {
        double distance = row[i] - means[i];
        squares[i] += distance * distance;
      }
    }
    return Arrays.stream(squares).map(sum -> Math.sqrt(sum / rows.length)).toArray();
  }
}
