package org.hilum.gateway.report;

/** How a content item stands to the one that it is in (PS3.3 C.17.3.2.4). */
enum Relation {
  CONTAINS("CONTAINS"),
  HAS_PROPERTIES("HAS PROPERTIES"),
  INFERRED_FROM("INFERRED FROM"),
  HAS_OBSERVATION_CONTEXT("HAS OBS CONTEXT"),
  HAS_CONCEPT_MODIFIER("HAS CONCEPT MOD");

  private final String term;

  Relation(String term) {
    this.term = term;
  }

  String term() {
    return term;
  }
}
