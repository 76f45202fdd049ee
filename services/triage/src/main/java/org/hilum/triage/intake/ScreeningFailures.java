package org.hilum.triage.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.triage.care.Tombstones;
import org.hilum.triage.worklist.CaseChange;
import org.hilum.triage.worklist.CaseChanges;
import org.hilum.triage.worklist.ReadingPriority;

/** Stores why images could not be screened; such a case stays on the list for a person to see. */
@ApplicationScoped
class ScreeningFailures {
  /** A result outranks a failure, whichever comes first. */
  private static final String UPSERT_CASES =
      """
      insert into cases (image_id, received_at, read_by, screening)
      select "imageId", "receivedAt", "readBy", 'FAILED'
      from json_to_recordset(?::json) as row (
        "imageId" text, "receivedAt" timestamptz, "readBy" timestamptz)
      on conflict (image_id) do update set
        read_by = cases.received_at + (excluded.read_by - excluded.received_at),
        screening = 'FAILED'
      where cases.screening = 'UNSCREENED'
      returning image_id
      """;

  private static final String INSERT_FAILURES =
      """
      insert into failures (image_id, model_version, reason, detail, code, failed_at)
      select "imageId", "modelVersion", reason, detail, code, "failedAt"
      from json_to_recordset(?::json) as row (
        "imageId" text, "modelVersion" text, reason text, detail text, code text,
        "failedAt" timestamptz)
      where not exists (
        select from results
        where results.image_id = "imageId" and results.model_version = "modelVersion")
      on conflict (image_id, model_version) do nothing
      returning image_id
      """;

  private final Tombstones tombstones;
  private final RowWriter rows;
  private final ReadingPriority priority;
  private final CaseChanges changes;

  ScreeningFailures(
      Tombstones tombstones, RowWriter rows, ReadingPriority priority, CaseChanges changes) {
    this.tombstones = tombstones;
    this.rows = rows;
    this.priority = priority;
    this.changes = changes;
  }

  private record Row(@JsonUnwrapped ScreeningFailed event, Instant readBy) {}

  @Transactional(rollbackOn = Exception.class)
  void write(List<ScreeningFailed> told) throws SQLException {
    List<ScreeningFailed> events = tombstones.living(told, ScreeningFailures::told);
    rows.write(UPSERT_CASES, oneOfEachImage(events), row -> row.getString(1));
    List<String> added = rows.write(INSERT_FAILURES, events, row -> row.getString(1));
    changes.tell(
        added.stream()
            .distinct()
            .map(imageId -> new CaseChange(CaseChange.Kind.FAILED, imageId))
            .toList());
  }

  private Collection<Row> oneOfEachImage(List<ScreeningFailed> events) {
    SortedMap<String, Row> byImage = new TreeMap<>();
    for (ScreeningFailed event : events) {
      Instant readBy = priority.failedReadBy(event.receivedAt());
      byImage.putIfAbsent(event.imageId(), new Row(event, readBy));
    }
    return byImage.values();
  }

  private static Tombstones.Told told(ScreeningFailed event) {
    return new Tombstones.Told(event.imageId(), event.receivedAt(), Optional.empty());
  }
}
