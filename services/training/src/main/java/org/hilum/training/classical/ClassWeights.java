package org.hilum.training.classical;

/**
 * How much an image of each class counts.
 *
 * @param normal weight of a normal image
 * @param pneumonia weight of an image of pneumonia
 */
public record ClassWeights(double normal, double pneumonia) {
  /** Each image counts the same. */
  public static final ClassWeights NONE = new ClassWeights(1, 1);

  /** The classes count the same, however many images each has; the mean weight is 1. */
  public static ClassWeights balanced(boolean[] isPneumonia) {
    int pneumonias = 0;
    for (boolean label : isPneumonia) {
      pneumonias += label ? 1 : 0;
    }
    double half = isPneumonia.length / 2.0;
    return new ClassWeights(half / (isPneumonia.length - pneumonias), half / pneumonias);
  }
}
