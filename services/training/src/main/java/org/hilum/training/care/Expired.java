package org.hilum.training.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.hilum.training.collect.Database;

/** Removes what was kept for long enough, some at a time. Replicas pass over each other's rows. */
@ApplicationScoped
class Expired {
  static final int BATCH = 200;

  /**
   * Nothing that a released model learned from or an open run uses, nothing on which readers still
   * disagree, nothing that the audit trail has not noted, and nothing of a patient with a hold.
   */
  private static final String EXAMPLES =
      """
      SELECT e.image_id FROM example e
      WHERE e.said_at < now() - ? * interval '1 millisecond'
        AND e.standing <> 'QUARANTINED'
        AND NOT EXISTS (
          SELECT FROM held_patient h JOIN verdict v ON v.patient = h.patient
          WHERE v.image_id = e.image_id)
        AND NOT EXISTS (
          SELECT FROM run_example x JOIN training_run r ON r.id = x.run_id
          WHERE x.image_id = e.image_id AND r.state IN ('RELEASED', 'RUNNING'))
        AND NOT EXISTS (
          SELECT FROM verdict v WHERE v.image_id = e.image_id AND NOT EXISTS (
            SELECT FROM audit_entry a WHERE a.kind = 'REVIEWED' AND a.digest = v.event_id))
      ORDER BY e.said_at LIMIT ? FOR UPDATE OF e SKIP LOCKED
      """;

  private static final String HELD =
      """
      SELECT count(*) FROM example e
      WHERE e.said_at < now() - ? * interval '1 millisecond' AND EXISTS (
        SELECT FROM held_patient h JOIN verdict v ON v.patient = h.patient
        WHERE v.image_id = e.image_id)
      """;

  private static final String RUNS =
      """
      SELECT id FROM training_run r
      WHERE ended_at < now() - ? * interval '1 millisecond' AND state <> 'RELEASED'
        AND (EXISTS (SELECT FROM run_example x WHERE x.run_id = r.id)
          OR EXISTS (SELECT FROM left_out l WHERE l.run_id = r.id))
      ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
      """;

  private static final List<String> OF_RUNS =
      List.of(
          "DELETE FROM run_example WHERE run_id = ANY(?)",
          "DELETE FROM left_out WHERE run_id = ANY(?)");

  private final Database database;
  private final FeatureObjects objects;

  Expired(Database database, FeatureObjects objects) {
    this.database = database;
    this.objects = objects;
  }

  /**
   * Objects go first: rows that are still there have them looked for again.
   *
   * @return how many examples went; {@link #BATCH} if there may be more
   */
  int removeExamples(Duration period) throws SQLException {
    return database.inTransaction(
        connection -> {
          List<String> images = old(connection, EXAMPLES, period);
          objects.remove(images);
          ExampleRows.remove(connection, images);
          return images.size();
        });
  }

  /** Examples that would have gone but for a legal hold. */
  long countHeld(Duration period) throws SQLException {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(HELD)) {
            select.setLong(1, period.toMillis());
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  /**
   * @return of how many runs the lists went
   */
  int removeSnapshots(Duration period) throws SQLException {
    return database.inTransaction(
        connection -> {
          List<Long> runs = old(connection, RUNS, period).stream().map(Long::valueOf).toList();
          for (String sql : OF_RUNS) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
              delete.setArray(1, connection.createArrayOf("bigint", runs.toArray()));
              delete.executeUpdate();
            }
          }
          return runs.size();
        });
  }

  private static List<String> old(Connection connection, String sql, Duration period)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, period.toMillis());
      select.setInt(2, BATCH);
      try (ResultSet rows = select.executeQuery()) {
        return ExampleRows.firstColumn(rows);
      }
    }
  }
}
