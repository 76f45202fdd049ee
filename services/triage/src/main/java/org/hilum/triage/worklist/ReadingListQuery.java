package org.hilum.triage.worklist;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of the reading list is wanted.
 *
 * @param state read, unread or both
 * @param screenings kinds wanted; empty for all
 * @param deviceId only from this device
 * @param since only received at or after
 * @param after begin behind this entry
 * @param limit entries a page
 */
record ReadingListQuery(
    ReadingState state,
    Set<Screening> screenings,
    Optional<String> deviceId,
    Optional<Instant> since,
    Optional<ListPosition> after,
    int limit) {
  static final int MOST = 500;
}
