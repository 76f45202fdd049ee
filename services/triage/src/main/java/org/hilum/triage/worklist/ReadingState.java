package org.hilum.triage.worklist;

/**
 * Which cases a page shows. Conditions are literals so that PostgreSQL sees its partial indexes.
 */
enum ReadingState {
  UNREAD("revision = 0"),
  READ("revision > 0"),
  ALL("revision >= 0");

  private final String condition;

  ReadingState(String condition) {
    this.condition = condition;
  }

  String condition() {
    return condition;
  }
}
