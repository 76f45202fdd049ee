package org.hilum.training.audit;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.training.evaluate.Interval;

/**
 * How well some traits alone tell pneumonia from normal.
 *
 * @param traits what was looked at
 * @param part of image or file that a single trait belongs to; empty for several
 * @param validation empty if the split lacks a class
 * @param test empty if the split lacks a class
 */
record Shortcut(String traits, String part, Optional<Auc> validation, Optional<Auc> test) {
  static final Comparator<Shortcut> STRONGEST =
      Comparator.comparingDouble(Shortcut::strength).reversed();

  /**
   * Area under the ROC curve.
   *
   * @param interval 95 %, by bootstrap over patients
   */
  record Auc(double value, Interval interval) {}

  /** Mean of the areas that there are; 0.5 is chance. */
  double strength() {
    return Stream.of(validation, test)
        .flatMap(Optional::stream)
        .mapToDouble(Auc::value)
        .average()
        .orElse(0.5);
  }
}
