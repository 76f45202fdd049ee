package org.hilum.gateway.deliver;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of the outbox for people.
 *
 * @param nextAttemptAt absent where it was refused
 * @param refusedAt absent where it waits
 */
@Schema(description = "A result that waits for a destination or was refused by it")
public record EntryView(
    String imageId,
    String modelVersion,
    Instant enteredAt,
    int attempts,
    Optional<Instant> nextAttemptAt,
    Optional<Instant> refusedAt,
    Optional<String> reason) {
  static EntryView of(ResultKey result, WaitingEntry entry) {
    return new EntryView(
        result.imageId().hex(),
        result.modelVersion(),
        entry.enteredAt(),
        entry.attempts(),
        Optional.of(entry.notBefore()),
        Optional.empty(),
        entry.lastError());
  }

  static EntryView of(ResultKey result, RefusedEntry entry) {
    return new EntryView(
        result.imageId().hex(),
        result.modelVersion(),
        entry.enteredAt(),
        entry.attempts(),
        Optional.empty(),
        Optional.of(entry.refusedAt()),
        Optional.of(entry.reason()));
  }
}
