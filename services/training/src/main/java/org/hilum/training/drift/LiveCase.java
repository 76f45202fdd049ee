package org.hilum.training.drift;

import java.time.Instant;
import java.util.Optional;
import org.hilum.schemas.Decision;
import org.hilum.training.evaluate.Outcome;

/**
 * What a champion said of a live image, and what its readers agree on.
 *
 * @param device that sent the image; empty while that is not known
 * @param probability of pneumonia, calibrated, 0 to 1
 * @param unlikeness 1 at the model's limit
 * @param isPneumonia empty as long as there is no label
 */
public record LiveCase(
    Instant screenedAt,
    String device,
    Decision decision,
    double probability,
    double unlikeness,
    Optional<Boolean> isPneumonia) {

  boolean isUnlike() {
    return unlikeness > 1;
  }

  /** An abstention agrees with nobody: the model has not said which of the two it is. */
  boolean isAgreed() {
    return isPneumonia
        .filter(truth -> decision == (truth ? Decision.FLAGGED : Decision.CLEAR))
        .isPresent();
  }

  /** For the figures of an evaluation; no live case tells its patient. */
  Optional<Outcome> outcome() {
    return isPneumonia.map(truth -> new Outcome("", truth, 0, probability, unlikeness));
  }
}
