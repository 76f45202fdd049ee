package org.hilum.training.evaluate;

import java.util.List;
import java.util.Map;

/**
 * A three-class model judged on the images whose finding is known.
 *
 * @param figures those of the confusion
 * @param intervals 95 % interval of each figure, by bootstrap over patients
 */
public record FindingEvaluation(
    FindingConfusion confusion, Map<String, Double> figures, Map<String, Interval> intervals) {

  public static FindingEvaluation of(List<FindingOutcome> outcomes, long seed) {
    FindingConfusion confusion = FindingConfusion.of(outcomes);
    return new FindingEvaluation(
        confusion,
        confusion.figures(),
        Bootstrap.intervals(
            outcomes,
            FindingOutcome::patient,
            FindingOutcome::truth,
            drawn -> FindingConfusion.of(drawn).figures(),
            seed));
  }
}
