package org.hilum.network.program;

import org.hilum.network.layers.Normalization;
import org.hilum.network.weights.Weights;

/**
 * Expected values behind a normalization and a ReLU, from the weights alone: normalized values have
 * mean beta and deviation gamma, and are taken to be Gaussian.
 */
final class ActiveMeans {

  private ActiveMeans() {}

  static double[] of(Normalization norm, Weights weights) {
    float[] gamma = weights.values(norm.gamma());
    float[] beta = weights.values(norm.beta());
    double[] means = new double[beta.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = rectified(beta[i], Math.abs(gamma[i]));
    }
    return means;
  }

  /** Mean of max(0, z) for a Gaussian z. */
  static double rectified(double mean, double deviation) {
    if (deviation == 0) {
      return Math.max(0, mean);
    }
    double z = mean / deviation;
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    return deviation * density + mean * below(z, density);
  }

  /** The standard normal distribution function; Abramowitz and Stegun 26.2.17, error below 1e-7. */
  private static double below(double z, double density) {
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double series =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return z >= 0 ? 1 - density * series : density * series;
  }
}
