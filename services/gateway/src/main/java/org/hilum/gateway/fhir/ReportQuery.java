package org.hilum.gateway.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hilum.dicom.data.Uid;

/**
 * What somebody asks for; all of it must hold.
 *
 * @param id of the report
 * @param identifier of the structured report that says the same
 * @param study instance UID, as its device names it or its pseudonym
 * @param dates of the study
 * @param issued when the worker said it
 * @param count of reports on a page
 * @param after place of the last report of the page before; empty for the first page
 */
record ReportQuery(
    Optional<UUID> id,
    Optional<UUID> identifier,
    Optional<Uid> study,
    List<DateBound> dates,
    List<DateBound> issued,
    int count,
    String after) {
  ReportQuery {
    dates = List.copyOf(dates);
    issued = List.copyOf(issued);
  }
}
