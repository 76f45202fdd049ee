package org.hilum.training.gate;

import java.util.List;
import java.util.function.Function;
import org.hilum.training.registry.Proof;

/** What a gate said. */
public sealed interface GateOutcome {
  /**
   * The candidate may go on.
   *
   * @param proof what a release asks for
   */
  record Passed(Dossier dossier, Proof proof) implements GateOutcome {}

  /**
   * It may not, now and whenever the same is asked again.
   *
   * @param file of the candidate that holds the dossier
   */
  record Refused(Dossier dossier, String file) implements GateOutcome {
    /** A sentence each. */
    public List<String> reasons() {
      return dossier.reasons();
    }
  }

  /**
   * Nothing was decided: the trial has too few cases yet. A decision now would be for ever.
   *
   * @param cases that there are
   * @param needed by the policy
   */
  record TooEarly(int cases, int needed) implements GateOutcome {}

  default <T> T fold(
      Function<Passed, T> passed, Function<Refused, T> refused, Function<TooEarly, T> tooEarly) {
    if (this instanceof Passed outcome) {
      return passed.apply(outcome);
    }
    return this instanceof Refused outcome
        ? refused.apply(outcome)
        : tooEarly.apply((TooEarly) this);
  }
}
