package org.hilum.training.classical;

/**
 * How a support vector machine is fitted.
 *
 * @param cost of a row on the wrong side of the margin, LIBSVM's C
 * @param gamma of the kernel exp(-gamma |x - y|^2); 0 for the linear kernel
 */
public record SvmSettings(double cost, double gamma) {
  boolean isLinear() {
    return gamma == 0;
  }

  @Override
  public String toString() {
    return isLinear() ? "linear, C " + cost : "RBF, C " + cost + ", gamma " + gamma;
  }
}
