package org.hilum.training.evaluate;

/**
 * How well one class is recognised, as in scikit-learn's {@code classification_report}. A share of
 * nothing counts as 0.
 *
 * @param precision share of the images called so that are so
 * @param recall share of the images that are so that are called so
 * @param f1 harmonic mean of the two
 * @param support images that are so
 */
record ClassFigures(double precision, double recall, double f1, int support) {

  /**
   * @param found called so and so
   * @param mistaken called so but not so
   * @param missed so but not called so
   */
  static ClassFigures of(int found, int mistaken, int missed) {
    return new ClassFigures(
        share(found, found + mistaken),
        share(found, found + missed),
        share(2 * found, 2 * found + mistaken + missed),
        found + missed);
  }

  /** Each class counts the same. */
  static ClassFigures macro(ClassFigures one, ClassFigures other) {
    return mean(one, 0.5, other);
  }

  /** Each image counts the same. */
  static ClassFigures weighted(ClassFigures one, ClassFigures other) {
    return mean(one, share(one.support, one.support + other.support), other);
  }

  private static ClassFigures mean(ClassFigures one, double weight, ClassFigures other) {
    return new ClassFigures(
        weight * one.precision + (1 - weight) * other.precision,
        weight * one.recall + (1 - weight) * other.recall,
        weight * one.f1 + (1 - weight) * other.f1,
        one.support + other.support);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
