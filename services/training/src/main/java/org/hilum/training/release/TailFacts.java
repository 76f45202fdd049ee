package org.hilum.training.release;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hilum.network.ModelDescription;
import org.hilum.training.finetune.LastLayers;
import org.hilum.training.finetune.TailCandidate;
import org.hilum.training.finetune.TunedTail;
import org.hilum.training.train.Epoch;
import org.hilum.training.train.TrainedHead;

/**
 * What the provenance of a model of {@code train tail} or {@code train feedback} tells of its
 * making.
 *
 * @param layers word of the last layers that were released
 * @param tails the seeds of the tuned layers
 * @param candidates the ensembles of which one was released
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TailFacts(String layers, List<Seed> tails, List<Candidate> candidates) {
  private static final Set<Object> COMMANDS = Set.of(TailTraining.TAIL, TailTraining.FEEDBACK);

  /**
   * A training run.
   *
   * @param chosenEpoch of the lowest loss on stressed validation images
   * @param epochs how many were run
   * @param stressedLoss in that epoch, before calibration
   */
  record Seed(long seed, int chosenEpoch, int epochs, double stressedLoss) {
    static Seed of(TunedTail tail) {
      return of(tail.seed(), tail.best(), tail.epochs());
    }

    static Seed of(TrainedHead head) {
      return of(head.seed(), head.best(), head.epochs());
    }

    private static Seed of(long seed, Epoch best, List<Epoch> epochs) {
      return new Seed(seed, best.number(), epochs.size(), best.validationLoss());
    }
  }

  /**
   * An ensemble.
   *
   * @param layers word of the last layers below it
   * @param stressedLoss after calibration, on stressed validation images
   * @param pneumonia its members
   * @param viral its members, none if it is not released or causes are not told apart
   */
  record Candidate(String layers, double stressedLoss, List<Seed> pneumonia, List<Seed> viral) {
    static Candidate of(TailCandidate candidate) {
      return new Candidate(
          candidate.kind().word(),
          candidate.stressedLoss(),
          candidate.heads().pneumonia().stream().map(Seed::of).toList(),
          candidate.heads().viral().stream().map(Seed::of).toList());
    }
  }

  /** Empty for a model of another command. */
  static Optional<TailFacts> of(ModelDescription model) {
    return COMMANDS.contains(model.provenance().getOrDefault("command", ""))
        ? Optional.of(DescriptionFile.read(model.provenance(), TailFacts.class))
        : Optional.empty();
  }

  Candidate released() {
    return candidates.stream()
        .filter(candidate -> candidate.layers().equals(layers))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("none of the candidates has " + layers + " layers"));
  }

  boolean isFineTuned() {
    return layers.equals(LastLayers.FINE_TUNED.word());
  }
}
