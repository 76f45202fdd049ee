package org.hilum.triage.worklist;

import java.util.Optional;

/**
 * A case has changed.
 *
 * @param kind what happened
 * @param imageId which
 */
public record CaseChange(Kind kind, String imageId) {
  /** What can happen to a case. */
  public enum Kind {
    RECEIVED,
    FLAGGED,
    /** Screened, and not flagged. */
    SCREENED,
    FAILED,
    REVIEWED,
    /** Changes may have been missed: look at everything again. */
    RESUMED
  }

  public static CaseChange resumed() {
    return new CaseChange(Kind.RESUMED, "");
  }

  /** For the channel between replicas. */
  String toNotice() {
    return kind + " " + imageId;
  }

  static Optional<CaseChange> fromNotice(String notice) {
    int space = notice.indexOf(' ');
    try {
      return Optional.of(
          new CaseChange(Kind.valueOf(notice.substring(0, space)), notice.substring(space + 1)));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      // From a newer replica during a rolling update.
      return Optional.empty();
    }
  }
}
