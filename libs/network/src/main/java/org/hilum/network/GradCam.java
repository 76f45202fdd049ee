package org.hilum.network;

/** The heat map as it is shown. */
final class GradCam {

  private GradCam() {}

  /**
   * Divides by the largest value; a map of zeros stays one.
   *
   * @param weighted ReLU of the gradient-weighted sum of the channels, not negative
   */
  static float[] scaled(float[] weighted) {
    float largest = 0;
    for (float value : weighted) {
      largest = Math.max(largest, value);
    }
    float[] scaled = new float[weighted.length];
    for (int i = 0; largest > 0 && i < scaled.length; i++) {
      scaled[i] = weighted[i] / largest;
    }
    return scaled;
  }
}
