package org.hilum.training.gate;

import static org.hilum.training.chart.LineChart.format;

import java.util.Optional;
import org.hilum.training.evaluate.Interval;

/**
 * A value held against its limit.
 *
 * @param subject of which images, in words
 * @param value what counts
 * @param interval 95 % interval of what was measured, where there is one
 * @param limit from the policy
 * @param holds whether the criterion is met
 */
public record Finding(
    Criterion criterion,
    String subject,
    double value,
    Optional<Interval> interval,
    Bound bound,
    double limit,
    boolean holds) {

  public static Finding of(
      Criterion criterion,
      String subject,
      double value,
      Optional<Interval> interval,
      double limit) {
    Bound bound = criterion.bound();
    return new Finding(
        criterion, subject, value, interval, bound, limit, bound.holds(value, limit));
  }

  /** One sentence. */
  public String reason() {
    return format(
        "%s, %s: " + criterion.pattern() + ", must be %s " + criterion.pattern(),
        criterion.words(),
        subject,
        value,
        bound.words(),
        limit);
  }
}
