package org.hilum.inference.release;

import java.util.List;
import java.util.Optional;

/**
 * How a worker stands to what is released.
 *
 * @param released champion of the latest release that was heard; empty before the first
 * @param refusal why that one does not run
 * @param leftOut why a model on trial does not run
 * @param waitsFor what has to come back before the worker can go on
 */
record ReleaseStatus(
    Optional<String> released,
    Optional<String> refusal,
    List<String> leftOut,
    Optional<String> waitsFor) {

  static ReleaseStatus nothingReleased() {
    return new ReleaseStatus(Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  static ReleaseStatus running(String released, List<String> leftOut) {
    return new ReleaseStatus(Optional.of(released), Optional.empty(), leftOut, Optional.empty());
  }

  /** What ran goes on, with those on trial. */
  ReleaseStatus refused(String released, String reason) {
    return new ReleaseStatus(Optional.of(released), Optional.of(reason), leftOut, Optional.empty());
  }

  ReleaseStatus waitingForNothing() {
    return waitsFor.isEmpty()
        ? this
        : new ReleaseStatus(released, refusal, leftOut, Optional.empty());
  }

  ReleaseStatus waitingFor(String what) {
    return new ReleaseStatus(released, refusal, leftOut, Optional.of(what));
  }
}
