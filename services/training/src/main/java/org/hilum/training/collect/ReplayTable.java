package org.hilum.training.collect;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hilum.schemas.ReleasedModel;

/**
 * Which images workers were asked for again, by trunk. An image is asked for three times at most,
 * five minutes apart: an answer may come from a worker that has not changed its model yet.
 */
@ApplicationScoped
class ReplayTable {
  /** By the audit trail, whose end comes soon; the first screenings of a champion may be many. */
  private static final String LAST_SCREENING =
      """
      SELECT happened_at FROM audit_entry WHERE kind = 'SCREENED' AND model_version = ?
      ORDER BY sequence DESC LIMIT 1
      """;

  /** Whoever waits for an event that was lost would wait for ever. What came is looked at anew. */
  private static final String SETTLE =
      """
      WITH ended AS (
        UPDATE replay r SET is_over = true
        WHERE r.trunk_digest = ? AND NOT r.is_over
          AND (r.asked_at < now() - interval '1 hour' OR EXISTS (
            SELECT FROM audit_entry a
            WHERE a.image_id = r.image_id AND a.sequence > r.asked_behind
              AND a.kind IN ('SCREENED', 'FAILED')))
        RETURNING r.image_id, r.trunk_digest)
      DELETE FROM features f USING ended
      WHERE f.image_id = ended.image_id AND f.trunk_digest = ended.trunk_digest
        AND f.exclusion IS NOT NULL
      """;

  /** Replicas ask one after the other. */
  private static final String LOCK = "LOCK TABLE replay IN SHARE ROW EXCLUSIVE MODE";

  private static final String OPEN =
      "SELECT EXISTS (SELECT FROM replay WHERE trunk_digest = ? AND NOT is_over)";

  /** A model that has judged an image, as champion or on trial, has nothing to say twice. */
  private static final String DUE =
      """
      SELECT e.image_id
      FROM example e
      JOIN features f ON f.image_id = e.image_id AND f.trunk_digest = ?
      WHERE e.standing = 'LABELLED' AND f.exclusion = 'OTHER_TRUNK'
        AND NOT EXISTS (
          SELECT FROM replay r
          WHERE r.image_id = e.image_id AND r.trunk_digest = f.trunk_digest
            AND (r.asks >= 3 OR r.asked_at > now() - interval '5 minutes'))
        AND NOT EXISTS (
          SELECT FROM audit_entry a
          WHERE a.image_id = e.image_id AND a.kind IN ('SCREENED', 'FAILED')
            AND (a.model_version = ? OR EXISTS (
              SELECT FROM json_array_elements(a.facts->'shadows') AS shadow
              WHERE shadow->>'modelVersion' = ?)))
      ORDER BY e.said_at DESC, e.image_id
      LIMIT ?
      """;

  private static final String ADD =
      """
      INSERT INTO replay (image_id, trunk_digest, first_asked_behind, asked_behind)
      SELECT ?, ?, sequence, sequence FROM audit_head
      ON CONFLICT (image_id, trunk_digest) DO UPDATE
      SET asked_at = now(), asked_behind = excluded.asked_behind, asks = replay.asks + 1,
          is_over = false
      """;

  private static final String GIVE_UP =
      "UPDATE replay SET is_over = true, asks = 3 WHERE image_id = ? AND trunk_digest = ?";

  private final Database database;

  ReplayTable(Database database) {
    this.database = database;
  }

  /** Whether a model has judged an image since then. */
  boolean hasJudgedSince(String modelVersion, Instant moment) throws SQLException {
    return database
        .inTransaction(connection -> lastScreening(connection, modelVersion))
        .filter(moment::isBefore)
        .isPresent();
  }

  private static Optional<Instant> lastScreening(Connection connection, String modelVersion)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LAST_SCREENING)) {
      select.setString(1, modelVersion);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    }
  }

  /** Notes which images have had their answer, features or a failure, and has these looked for. */
  void settle(String trunkDigest) throws SQLException {
    database.inTransaction(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
            update.setString(1, trunkDigest);
            return update.executeUpdate();
          }
        });
  }

  /**
   * Asks for the next few images, unless there are some that have had no answer. If this service
   * dies meanwhile they are asked for once more, which changes no result.
   *
   * @param most images
   * @param ask asks for one; false if it is gone, and nobody asks for it again
   * @return how many were asked for
   */
  int ask(ReleasedModel champion, int most, Predicate<String> ask) throws SQLException {
    return database.inTransaction(
        connection -> {
          lock(connection);
          int asked = 0;
          for (String imageId : due(connection, champion, most)) {
            update(connection, ADD, imageId, champion.trunkDigest());
            if (ask.test(imageId)) {
              asked++;
            } else {
              update(connection, GIVE_UP, imageId, champion.trunkDigest());
            }
          }
          return asked;
        });
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute(LOCK);
    }
  }

  private static List<String> due(Connection connection, ReleasedModel champion, int most)
      throws SQLException {
    List<String> images = new ArrayList<>();
    if (isOpen(connection, champion.trunkDigest())) {
      return images;
    }
    try (PreparedStatement select = connection.prepareStatement(DUE)) {
      select.setString(1, champion.trunkDigest());
      select.setString(2, champion.modelVersion());
      select.setString(3, champion.modelVersion());
      select.setInt(4, most);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          images.add(rows.getString(1));
        }
      }
      return images;
    }
  }

  private static boolean isOpen(Connection connection, String trunkDigest) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OPEN)) {
      select.setString(1, trunkDigest);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static void update(Connection connection, String sql, String imageId, String trunkDigest)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, imageId);
      update.setString(2, trunkDigest);
      update.executeUpdate();
    }
  }
}
