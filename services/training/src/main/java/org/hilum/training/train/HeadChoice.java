package org.hilum.training.train;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Heads of several seeds, of which one is chosen.
 *
 * @param candidates one a seed, in the order of the seeds
 */
public record HeadChoice(List<TrainedHead> candidates) {
  /** How many seeds are tried. */
  public static final int CANDIDATES = 5;

  /** Learns with the seeds {@code seed}, {@code seed + 1} and so on. */
  public static HeadChoice learn(LearningData data, HeadSettings settings, long seed) {
    return new HeadChoice(
        new HeadTrainer(HeadTarget.PNEUMONIA, data.altered(), data.stressed(), settings)
            .train(seed, CANDIDATES));
  }

  /** The one with the lowest loss under stress. */
  public TrainedHead chosen() {
    return Collections.min(
        candidates, Comparator.comparingDouble(candidate -> candidate.best().validationLoss()));
  }
}
