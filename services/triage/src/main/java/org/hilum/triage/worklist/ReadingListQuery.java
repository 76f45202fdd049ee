package org.hilum.triage.worklist;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
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

  /**
   * One stretch of an index that holds part of the page.
   *
   * @param condition of the index
   * @param screening one kind, or empty for all of them in one stretch
   */
  record Part(String condition, Optional<Screening> screening) {}

  /**
   * The parts that make up the list when they are merged. An index by device orders the cases of
   * one kind only, so a device is looked up kind by kind.
   */
  List<Part> parts() {
    List<Optional<Screening>> kinds = kinds();
    return state.conditions().stream()
        .flatMap(condition -> kinds.stream().map(kind -> new Part(condition, kind)))
        .toList();
  }

  private List<Optional<Screening>> kinds() {
    if (screenings.isEmpty() && deviceId.isEmpty()) {
      return List.of(Optional.empty());
    }
    Set<Screening> wanted = screenings.isEmpty() ? EnumSet.allOf(Screening.class) : screenings;
    return wanted.stream().map(Optional::of).toList();
  }
}
