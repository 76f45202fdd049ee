package org.hilum.training.registry;

import java.time.Instant;
import java.util.List;

/**
 * The head of a dossier.
 *
 * @param passed whether the gate let the model pass
 * @param reasons why it did not; empty if it did
 */
public record KeptDecision(Stage stage, boolean passed, List<String> reasons, Instant decidedAt) {

  public KeptDecision {
    reasons = List.copyOf(reasons);
  }
}
