package org.hilum.training.feedback;

import java.util.List;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.gate.SentinelAnswer;

/**
 * What both models say of the locked test images, in the same order.
 *
 * @param splitDigest of the names and bytes of the images
 * @param sources for each image {@value #BASE} or {@value #REVIEWED}
 * @param inBase reviewed images that were left out because the base data hold them, with a label
 *     and a split of their own
 */
public record FeedbackAnswers(
    String splitDigest,
    List<Outcome> candidate,
    List<Outcome> champion,
    List<String> sources,
    List<SentinelAnswer> sentinels,
    List<String> inBase) {
  public static final String BASE = "base";
  public static final String REVIEWED = "reviewed";

  public FeedbackAnswers {
    candidate = List.copyOf(candidate);
    champion = List.copyOf(champion);
    sources = List.copyOf(sources);
    sentinels = List.copyOf(sentinels);
    inBase = List.copyOf(inBase);
  }
}
