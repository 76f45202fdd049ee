package org.hilum.network.layers;

import java.util.List;

/** A batch normalization over {@code channels} channels, named as in Keras. */
public record Normalization(String name, int channels) {

  /** Added to the variance; Keras' value for ResNet. */
  public static final double EPSILON = 1.001e-5;

  public String gamma() {
    return name + ".gamma";
  }

  public String beta() {
    return name + ".beta";
  }

  public String movingMean() {
    return name + ".moving_mean";
  }

  public String movingVariance() {
    return name + ".moving_variance";
  }

  /** All four tensor names. */
  public List<String> tensors() {
    return List.of(gamma(), beta(), movingMean(), movingVariance());
  }
}
