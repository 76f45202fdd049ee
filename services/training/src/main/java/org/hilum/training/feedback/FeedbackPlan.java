package org.hilum.training.feedback;

import java.util.List;
import java.util.Optional;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.snapshot.Example;

/**
 * All that a run depends on, apart from the trunk outputs.
 *
 * @param modelVersion of the candidate
 * @param champion model version that is judged beside it
 * @param trunkDigest SHA-256 of the trunk of both
 * @param snapshotDigest of all examples, those that were left out too
 * @param policyDigest of the criteria by which it will be judged
 * @param examples those whose trunk outputs are at hand
 * @param sentinels ids of the images whose decision must not change, as far as their trunk outputs
 *     are at hand
 * @param base a data set to learn from too
 * @param seed the first of the seeds
 */
public record FeedbackPlan(
    String modelVersion,
    String champion,
    String trunkDigest,
    String snapshotDigest,
    String policyDigest,
    List<Example> examples,
    List<String> sentinels,
    Optional<BaseData> base,
    TailSettings settings,
    long seed) {
  public FeedbackPlan {
    examples = List.copyOf(examples);
    sentinels = List.copyOf(sentinels);
  }
}
