package org.hilum.training.registry;

import java.util.function.Function;

/** What became of a release. */
public sealed interface ReleaseOutcome {
  /**
   * It holds.
   *
   * @param state after it
   */
  record Released(ReleaseState state) implements ReleaseOutcome {}

  /** Nothing has changed. */
  record Refused(String reason) implements ReleaseOutcome {}

  default <T> T fold(Function<ReleaseState, T> released, Function<String, T> refused) {
    return this instanceof Released holds
        ? released.apply(holds.state())
        : refused.apply(((Refused) this).reason());
  }
}
