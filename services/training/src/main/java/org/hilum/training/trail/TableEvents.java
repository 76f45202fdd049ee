package org.hilum.training.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verdicts, settlements and ended runs that have no entry yet. None of these rows ever changes or
 * goes, so what is missing in the trail can be found at any time, also what is older than it.
 */
final class TableEvents {
  private static final String VERDICTS =
      """
      SELECT image_id, greatest(said_at, timestamptz '1900-01-01 00:00:00Z'), event_id, revision,
             verdict, reader, model_version, trunk_digest, features_key, reviewed_at
      FROM verdict v
      WHERE NOT EXISTS (
        SELECT FROM audit_entry a WHERE a.kind = 'REVIEWED' AND a.digest = v.event_id)
      ORDER BY position LIMIT ?
      """;
  private static final String SETTLEMENTS =
      """
      SELECT image_id, resolved_at, digest, verdict, reader, settles
      FROM resolution,
        LATERAL (SELECT encode(sha256(convert_to(
          concat_ws(E'\\n', position, image_id, verdict, reader, settles),
          'UTF8')), 'hex') AS digest) AS row
      WHERE NOT EXISTS (
        SELECT FROM audit_entry a WHERE a.kind = 'RESOLVED' AND a.digest = row.digest)
      ORDER BY position LIMIT ?
      """;

  private static final String RUNS =
      """
      SELECT model_version, ended_at, digest, id, occasion, state, champion, trunk_digest,
             snapshot_digest, examples, reasons
      FROM training_run,
        LATERAL (SELECT encode(sha256(convert_to(
          concat_ws(E'\\n', id, occasion, state, model_version, snapshot_digest),
          'UTF8')), 'hex') AS digest) AS row
      WHERE state <> 'RUNNING' AND NOT EXISTS (
        SELECT FROM audit_entry a WHERE a.kind = 'TRAINED' AND a.digest = row.digest)
      ORDER BY id LIMIT ?
      """;

  private TableEvents() {}

  /** Facts of {@link EntryKind#REVIEWED}; ids and time are as they came. */
  record Reviewed(
      String imageId,
      int revision,
      String verdict,
      String reader,
      Instant reviewedAt,
      Optional<String> modelVersion,
      Optional<String> trunkDigest,
      Optional<String> featuresKey) {}

  /**
   * Facts of {@link EntryKind#RESOLVED}.
   *
   * @param settles position of the last verdict that the resolver has seen
   */
  record Resolved(String imageId, String verdict, String reader, long settles) {}

  /**
   * Facts of {@link EntryKind#TRAINED}.
   *
   * @param champion model that the new one was compared with
   * @param snapshotDigest of what there was to learn from
   * @param examples how many of it were used
   * @param reasons why the run led to no release
   */
  record Trained(
      long run,
      String occasion,
      String state,
      Optional<String> champion,
      Optional<String> trunkDigest,
      Optional<String> snapshotDigest,
      Optional<Integer> examples,
      List<String> reasons) {}

  /**
   * @param most of each
   */
  static List<AuditEvent> missing(Connection connection, int most) throws SQLException {
    List<AuditEvent> events = new ArrayList<>();
    events.addAll(rows(connection, VERDICTS, most, TableEvents::reviewed));
    events.addAll(rows(connection, SETTLEMENTS, most, TableEvents::resolved));
    events.addAll(rows(connection, RUNS, most, TableEvents::trained));
    return events;
  }

  private interface Mapping {
    AuditEvent of(ResultSet row) throws SQLException;
  }

  private static List<AuditEvent> rows(Connection connection, String sql, int most, Mapping mapping)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(1, most);
      List<AuditEvent> events = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          events.add(mapping.of(rows));
        }
      }
      return events;
    }
  }

  private static AuditEvent reviewed(ResultSet row) throws SQLException {
    return event(
        EntryKind.REVIEWED,
        row,
        Optional.of(row.getString(1)),
        text(row, 7),
        new Reviewed(
            row.getString(1),
            row.getInt(4),
            row.getString(5),
            row.getString(6),
            row.getObject(10, OffsetDateTime.class).toInstant(),
            text(row, 7),
            text(row, 8),
            text(row, 9)));
  }

  private static AuditEvent resolved(ResultSet row) throws SQLException {
    return event(
        EntryKind.RESOLVED,
        row,
        Optional.of(row.getString(1)),
        Optional.empty(),
        new Resolved(row.getString(1), row.getString(4), row.getString(5), row.getLong(6)));
  }

  private static AuditEvent trained(ResultSet row) throws SQLException {
    return event(
        EntryKind.TRAINED,
        row,
        Optional.empty(),
        text(row, 1),
        new Trained(
            row.getLong(4),
            row.getString(5),
            row.getString(6),
            text(row, 7),
            text(row, 8),
            text(row, 9),
            Optional.ofNullable(row.getObject(10, Integer.class)),
            List.of((String[]) row.getArray(11).getArray())));
  }

  private static AuditEvent event(
      EntryKind kind,
      ResultSet row,
      Optional<String> imageId,
      Optional<String> modelVersion,
      Record facts)
      throws SQLException {
    return new AuditEvent(
        kind,
        row.getObject(2, OffsetDateTime.class).toInstant(),
        imageId.filter(AuditEvent::isImage),
        modelVersion.filter(AuditEvent::isModel),
        row.getString(3),
        AuditEvent.json(facts));
  }

  private static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
