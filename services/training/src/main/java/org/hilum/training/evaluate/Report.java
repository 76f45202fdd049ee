package org.hilum.training.evaluate;

import java.util.Optional;
import org.hilum.network.ModelDescription;

/**
 * Everything that an evaluation of a model found.
 *
 * @param split whose images were judged
 * @param splitDigest of their names and bytes
 * @param point the model's own
 * @param seed of the resamples
 * @param own at the model's own operating point
 * @param atHalf at the threshold 0.5
 * @param threeClass where the model tells bacterial from viral and images show all three classes
 * @param breakdown by a column of a manifest, if one was named
 * @param contest with another model, if one was named
 */
public record Report(
    ModelDescription model,
    String split,
    String splitDigest,
    OperatingPoint point,
    long seed,
    Evaluation own,
    Evaluation atHalf,
    Optional<FindingEvaluation> threeClass,
    Optional<Breakdown> breakdown,
    Optional<Contest> contest) {
  /**
   * @param against the other model
   * @param comparison the judged model first
   */
  public record Contest(ModelDescription against, Comparison comparison) {}
}
