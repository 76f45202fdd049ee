package org.hilum.training.quarantine;

import java.util.function.Function;
import java.util.function.Supplier;

/** What became of a decision. */
sealed interface ResolutionOutcome {
  /** It is the image's label now. */
  record Resolved(Decision decision) implements ResolutionOutcome {}

  /** There is no verdict on such an image. */
  record UnknownCase() implements ResolutionOutcome {}

  /** There is nothing to decide, or there is something that the decision does not know of. */
  record Refused(String detail) implements ResolutionOutcome {}

  default <T> T fold(
      Function<Decision, T> resolved, Supplier<T> unknownCase, Function<String, T> refused) {
    if (this instanceof Resolved kept) {
      return resolved.apply(kept.decision());
    }
    if (this instanceof Refused not) {
      return refused.apply(not.detail());
    }
    return unknownCase.get();
  }
}
