package org.hilum.training.simulate;

import org.hilum.training.evaluate.Metrics;
import org.hilum.training.gate.Judged;

/**
 * The champion on the locked images.
 *
 * @param week from 1
 */
public record WeekFigures(
    int week, double auc, double ece, double sensitivity, double specificity) {

  static WeekFigures of(int week, Judged champion) {
    Metrics metrics = Metrics.of(champion.outcomes(), champion.point());
    return new WeekFigures(
        week,
        metrics.figure("auc"),
        metrics.figure("ece"),
        metrics.figure("sensitivity"),
        metrics.figure("specificity"));
  }

  /** The same champion in another week. */
  WeekFigures in(int other) {
    return new WeekFigures(other, auc, ece, sensitivity, specificity);
  }
}
