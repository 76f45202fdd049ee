package org.hilum.gateway.deliver;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a result that waits.
 *
 * @param attempts how often its delivery was begun
 * @param notBefore when it may be begun again
 * @param lastError why it was not delivered; free of patient data
 */
record WaitingEntry(
    Instant enteredAt, int attempts, Instant notBefore, Optional<String> lastError) {
  static WaitingEntry at(Instant now) {
    return new WaitingEntry(now, 0, now, Optional.empty());
  }

  WaitingEntry begun(Instant until) {
    return new WaitingEntry(enteredAt, attempts + 1, until, lastError);
  }

  WaitingEntry failed(String reason, Instant until) {
    return new WaitingEntry(enteredAt, attempts, until, Optional.of(reason));
  }

  RefusedEntry refused(String reason, Instant now) {
    return new RefusedEntry(enteredAt, attempts, now, reason);
  }
}
