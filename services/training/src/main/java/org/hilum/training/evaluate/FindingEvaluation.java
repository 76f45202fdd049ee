package org.hilum.training.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.training.data.Finding;

/**
 * A model that tells bacterial from viral pneumonia, judged on images of known finding, abstentions
 * ignored.
 *
 * @param figures of the confusion
 * @param intervals 95 % interval of each figure
 */
public record FindingEvaluation(
    FindingConfusion confusion, Map<String, Double> figures, Map<String, Interval> intervals) {

  /** Empty if no image shows one of {@link Finding#CLASSES}: its recall would mean nothing. */
  public static Optional<FindingEvaluation> of(List<FindingOutcome> outcomes, long seed) {
    if (outcomes.stream().map(FindingOutcome::truth).distinct().count() < Finding.CLASSES.size()) {
      return Optional.empty();
    }
    FindingConfusion confusion = FindingConfusion.of(outcomes);
    return Optional.of(
        new FindingEvaluation(
            confusion,
            confusion.figures(),
            Bootstrap.intervals(
                outcomes,
                FindingOutcome::patient,
                FindingOutcome::truth,
                drawn -> FindingConfusion.of(drawn).figures(),
                seed)));
  }

  public int images() {
    return confusion.images();
  }
}
