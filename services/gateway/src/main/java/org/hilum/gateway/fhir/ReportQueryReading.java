package org.hilum.gateway.fhir;

/** What the parameters of a search say. */
sealed interface ReportQueryReading {
  record Understood(ReportQuery query) implements ReportQueryReading {}

  /**
   * @param detail what was expected, never what was sent
   */
  record Malformed(String detail) implements ReportQueryReading {}
}
