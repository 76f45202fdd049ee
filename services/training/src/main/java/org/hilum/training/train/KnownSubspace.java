package org.hilum.training.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hilum.training.features.FeatureTable;

/**
 * Where the features of known images lie: their mean and the directions in which they vary most
 * (principal components). What an image has outside of it is its unlikeness.
 *
 * @param mean one value a feature
 * @param components orthonormal rows
 */
public record KnownSubspace(float[] mean, float[][] components) {
  private static final int CHUNK_ROWS = 2048;

  /**
   * @param components how many directions; at most as many as there are features
   */
  public static KnownSubspace fit(FeatureTable features, int components) {
    double[] mean = features.means();
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(mean.length, true, true);
    if (!eigen.decompose(covariance(features, mean))) {
      throw new IllegalStateException("the covariance of the features has no eigenvectors");
    }
    float[][] directions =
        IntStream.range(0, mean.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> eigen.getEigenvalue(i).getReal())
                    .reversed())
            .limit(components)
            .map(i -> floats(eigen.getEigenVector(i).data))
            .toArray(float[][]::new);
    return new KnownSubspace(floats(mean), directions);
  }

  /** Where the features lie along each component, seen from the mean. */
  public double[] coordinates(float[] features) {
    return coordinates(centred(features));
  }

  /** Length of what lies outside the subspace. */
  public double residual(float[] features) {
    double[] centred = centred(features);
    double square = 0;
    for (double value : centred) {
      square += value * value;
    }
    for (double along : coordinates(centred)) {
      square -= along * along;
    }
    return Math.sqrt(Math.max(0, square));
  }

  private double[] centred(float[] features) {
    double[] centred = new double[mean.length];
    Arrays.setAll(centred, i -> features[i] - mean[i]);
    return centred;
  }

  private double[] coordinates(double[] centred) {
    double[] coordinates = new double[components.length];
    for (int component = 0; component < components.length; component++) {
      float[] direction = components[component];
      for (int i = 0; i < centred.length; i++) {
        coordinates[component] += direction[i] * centred[i];
      }
    }
    return coordinates;
  }

  /** The residual that the given share of the rows stays below. */
  public double residualQuantile(FeatureTable features, double share) {
    double[] residuals =
        IntStream.range(0, features.rows())
            .mapToDouble(i -> residual(features.row(i)))
            .sorted()
            .toArray();
    return residuals[(int) Math.round(share * (residuals.length - 1))];
  }

  /** The engine multiplies: plain loops over so many rows would take minutes. */
  private static DMatrixRMaj covariance(FeatureTable features, double[] mean) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray sum = manager.zeros(new Shape(mean.length, mean.length));
      for (int from = 0; from < features.rows(); from += CHUNK_ROWS) {
        try (NDManager scope = manager.newSubManager()) {
          int to = Math.min(features.rows(), from + CHUNK_ROWS);
          NDArray chunk =
              scope.create(centred(features, mean, from, to), new Shape(to - from, mean.length));
          sum.addi(chunk.transpose().matMul(chunk).div(features.rows()));
        }
      }
      DMatrixRMaj covariance = new DMatrixRMaj(mean.length, mean.length);
      float[] values = sum.toFloatArray();
      Arrays.setAll(covariance.data, i -> values[i]);
      return covariance;
    }
  }

  private static float[] centred(FeatureTable features, double[] mean, int from, int to) {
    float[] values = new float[(to - from) * mean.length];
    int at = 0;
    for (int row = from; row < to; row++) {
      for (int i = 0; i < mean.length; i++) {
        values[at++] = (float) (features.row(row)[i] - mean[i]);
      }
    }
    return values;
  }

  private static float[] floats(double[] values) {
    float[] narrowed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrowed[i] = (float) values[i];
    }
    return narrowed;
  }
}
