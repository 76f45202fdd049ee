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
   * @param upheld others on which readers agree with the challenger
   * @param needed cases before the gate decides
   * @param obstacle why the gate cannot decide however many there are; empty if it can
   */
  public record OnTrial(
      String challenger,
      int cases,
      int agreements,
      int upheld,
      int needed,
      Optional<String> obstacle) {}

  /**
   * @param dossier file of the model that says why
   */
  public record Decided(String modelVersion, String dossier, KeptDecision decision) {}
}
