package org.hilum.training.calibrate;

import java.util.Arrays;

/** From which probability an image is flagged. */
public final class Threshold {
  /** Share of stressed validation pneumonias that must be flagged. */
  public static final double SENSITIVITY = 0.98;

  /** A threshold lies below 1, also where a few easy images make every probability round to 1. */
  static final double HIGHEST = 1 - 1e-6;

  private Threshold() {}

  /** The highest threshold below 1 that flags at least the given share of the pneumonias. */
  public static double forSensitivity(
      double[] probabilities, boolean[] isPneumonia, double sensitivity) {
    double[] ascending = new double[probabilities.length];
    int pneumonias = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (isPneumonia[i]) {
        ascending[pneumonias++] = probabilities[i];
      }
    }
    if (pneumonias == 0) {
      throw new IllegalArgumentException("a threshold needs images of pneumonia");
    }
    Arrays.sort(ascending, 0, pneumonias);
    // Rounding must not ask for one image more than the share does.
    int flagged = (int) Math.ceil(sensitivity * pneumonias - 1e-9);
    return Math.min(HIGHEST, ascending[pneumonias - flagged]);
  }
}
