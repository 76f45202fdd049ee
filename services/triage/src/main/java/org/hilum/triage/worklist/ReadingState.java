package org.hilum.triage.worklist;

import java.util.List;

/**
 * Which cases a page shows. Conditions are literals so that PostgreSQL sees its partial indexes;
 * all cases are those of two indexes.
 */
enum ReadingState {
  UNREAD("revision = 0"),
  READ("revision > 0"),
  ALL("revision = 0", "revision > 0");

  private final List<String> conditions;

  ReadingState(String... conditions) {
    this.conditions = List.of(conditions);
  }

  List<String> conditions() {
    return conditions;
  }
}
