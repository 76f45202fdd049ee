package org.hilum.triage.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hilum.schemas.XrayReceived;
import org.hilum.triage.care.Tombstones;
import org.hilum.triage.worklist.CaseChange;
import org.hilum.triage.worklist.CaseChanges;
import org.hilum.triage.worklist.ReadingPriority;

/** Puts received X-rays on the reading list, before any worker has seen them. */
@ApplicationScoped
class ReceivedXrays {
  /** A result may have come first; then only what it could not know is added. */
  private static final String UPSERT =
      """
      insert into cases (image_id, received_at, read_by, screening, device_id, object_key,
        content_type, size_bytes, modality, view, body_part, age_group, sex, patient, study, series, instance)
      select "imageId", "receivedAt", "readBy", 'UNSCREENED', "deviceId", image->>'key',
        image->>'contentType', (image->>'sizeBytes')::bigint, modality, view, "bodyPart", "ageGroup", sex,
        patient, study, series, instance
      from json_to_recordset(?::json) as row (
        "imageId" text, "receivedAt" timestamptz, "readBy" timestamptz, "deviceId" text,
        image json, modality text, view text, "bodyPart" text, "ageGroup" text, sex text, patient text, study text,
        series text, instance text)
      on conflict (image_id) do update set
        device_id = excluded.device_id, object_key = excluded.object_key,
        content_type = excluded.content_type, size_bytes = excluded.size_bytes,
        modality = excluded.modality, view = excluded.view, body_part = excluded.body_part,
        age_group = excluded.age_group,
        sex = excluded.sex, patient = excluded.patient, study = excluded.study,
        series = excluded.series, instance = excluded.instance
      where cases.device_id is null
      returning image_id
      """;

  private final Tombstones tombstones;
  private final RowWriter rows;
  private final ReadingPriority priority;
  private final CaseChanges changes;

  ReceivedXrays(
      Tombstones tombstones, RowWriter rows, ReadingPriority priority, CaseChanges changes) {
    this.tombstones = tombstones;
    this.rows = rows;
    this.priority = priority;
    this.changes = changes;
  }

  private record Row(@JsonUnwrapped XrayReceived event, Instant readBy) {}

  @Transactional(rollbackOn = Exception.class)
  void write(List<XrayReceived> told) throws SQLException {
    List<XrayReceived> events = tombstones.living(told, ReceivedXrays::told);
    // Sorted, so that transactions lock rows in one order; once, as one statement cannot write a
    // row twice.
    SortedMap<String, Row> byImage = new TreeMap<>();
    for (XrayReceived event : events) {
      Instant readBy = priority.unscreenedReadBy(event.receivedAt());
      byImage.putIfAbsent(event.imageId(), new Row(event, readBy));
    }
    List<String> changed = rows.write(UPSERT, byImage.values(), row -> row.getString(1));
    changes.tell(
        changed.stream()
            .map(imageId -> new CaseChange(CaseChange.Kind.RECEIVED, imageId))
            .toList());
  }

  private static Tombstones.Told told(XrayReceived event) {
    return new Tombstones.Told(event.imageId(), event.receivedAt(), event.patient());
  }
}
