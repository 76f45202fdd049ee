package org.hilum.gateway.report;

import static org.hilum.gateway.report.Relation.CONTAINS;

import java.util.List;
import org.hilum.dicom.file.DicomFile;

/**
 * A Comprehensive SR after TID 1500 (PS3.16) that measures nothing: its evaluation is that the
 * image was not screened, and why. Without it, an archive that has no result could not tell an
 * image that is still waiting from one that nobody will screen.
 */
public final class NotScreenedReport {
  private NotScreenedReport() {}

  public static DicomFile of(NotScreened screening) {
    ReportFrame frame =
        new ReportFrame(
            screening, NotScreened.REPORT, "Hilum AI screening, not screened", List.of());
    return frame.around(
        ContentItem.container(
            CONTAINS,
            Codes.QUALITATIVE,
            ContentItem.code(CONTAINS, Codes.DECISION, Codes.NOT_SCREENED),
            ContentItem.code(CONTAINS, Codes.REASON, Codes.of(screening.event())),
            ContentItem.text(CONTAINS, Codes.COMMENT, Wording.notScreened(screening.event())),
            ContentItem.text(CONTAINS, Codes.COMMENT, Wording.CAUTION)));
  }
}
