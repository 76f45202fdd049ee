package org.hilum.network.program;

import java.util.Arrays;
import org.hilum.network.layers.Normalization;
import org.hilum.network.weights.Weights;

/**
 * A normalization and the ReLU behind it, as they act in inference. A channel x becomes max(0,
 * gamma (x - mean) / s + beta). For a positive gamma that is gamma / s times the ReLU of x - c,
 * with c = mean - beta s / gamma; so a stream that is carried minus c needs a ReLU only, and the
 * factor goes into the convolutions behind it.
 *
 * @param isRelu whether a ReLU is all of it
 * @param centre what the stream is best carried minus of, one for each channel
 * @param factors by which its result has to be multiplied
 * @param means expected values of its result before that
 */
record Preactivation(boolean isRelu, float[] centre, double[] factors, double[] means) {

  /** So many deviations from the mean, bfloat16 would keep too little of a stream around c. */
  private static final double FARTHEST = 30;

  static Preactivation of(Normalization norm, Weights weights) {
    float[] gamma = weights.values(norm.gamma());
    float[] beta = weights.values(norm.beta());
    for (int i = 0; i < gamma.length; i++) {
      if (gamma[i] <= 0 || Math.abs(beta[i]) > FARTHEST * gamma[i]) {
        return normalizing(norm, weights);
      }
    }
    float[] variance = weights.values(norm.movingVariance());
    Preactivation relu =
        new Preactivation(
            true,
            weights.values(norm.movingMean()),
            new double[gamma.length],
            ActiveMeans.of(norm, weights));
    for (int i = 0; i < gamma.length; i++) {
      relu.factors[i] = gamma[i] / Math.sqrt(variance[i] + Normalization.EPSILON);
      relu.centre[i] -= (float) (beta[i] / relu.factors[i]);
      relu.means[i] /= relu.factors[i];
    }
    return relu;
  }

  /** With the normalization as an operation of its own. */
  static Preactivation normalizing(Normalization norm, Weights weights) {
    double[] ones = new double[norm.channels()];
    Arrays.fill(ones, 1);
    return new Preactivation(
        false, weights.values(norm.movingMean()), ones, ActiveMeans.of(norm, weights));
  }
}
