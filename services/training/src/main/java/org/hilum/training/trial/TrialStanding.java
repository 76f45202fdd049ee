package org.hilum.training.trial;

import java.util.Optional;
import org.hilum.training.registry.KeptDecision;

/**
 * Where a model name stands between champion and challenger.
 *
 * @param champion model version that counts
 * @param onTrial empty while no model is on trial
 * @param lastDecision of the promotion gate on any model of the name; empty before the first
 */
public record TrialStanding(
    String name, String champion, Optional<OnTrial> onTrial, Optional<Decided> lastDecision) {

  /**
   * @param challenger model version on trial
   * @param cases live images that it and the champion have both judged
   * @param agreements images among them on which both decided the same
   * @param needed cases before the gate decides
   */
  public record OnTrial(String challenger, int cases, int agreements, int needed) {}

  /**
   * @param dossier file of the model that says why
   */
  public record Decided(String modelVersion, String dossier, KeptDecision decision) {}
}
