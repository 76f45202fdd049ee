package org.hilum.training.classical;

import java.util.LinkedHashMap;
import java.util.Map;

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

  /** By name, as LIBSVM calls them. */
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("kernel", isLinear() ? "linear" : "RBF");
    words.put("C", String.valueOf(cost));
    if (!isLinear()) {
      words.put("gamma", String.valueOf(gamma));
    }
    return words;
  }

  @Override
  public String toString() {
    return isLinear() ? "linear, C " + cost : "RBF, C " + cost + ", gamma " + gamma;
  }
}
