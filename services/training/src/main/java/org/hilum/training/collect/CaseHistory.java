package org.hilum.training.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.Verdict;

/** Everything that was ever said of one image. Rows are only added. */
public final class CaseHistory {
  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

  /**
   * A clock that is years ahead must not make its verdict the last word for years. A verdict on an
   * image of a patient who was erased meanwhile is as good as none.
   */
  private static final String ADD =
      """
      INSERT INTO verdict (event_id, image_id, reader, revision, verdict, patient, model_version,
                           trunk_digest, features_key, reviewed_at, said_at)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, least(?, clock_timestamp())
      WHERE NOT is_erased(?, ?)
      ON CONFLICT (event_id) DO NOTHING
      """;

  private static final String LAST_WORDS =
      """
      SELECT DISTINCT ON (reader) reader, verdict, said_at, position
      FROM verdict WHERE image_id = ?
      ORDER BY reader, said_at DESC, revision DESC, position DESC
      """;
  private static final String PATIENTS = "SELECT DISTINCT patient FROM verdict WHERE image_id = ?";
  private static final String RESOLUTIONS =
      """
      SELECT verdict, reader, resolved_at, settles
      FROM resolution WHERE image_id = ? ORDER BY position
      """;
  private static final String RESOLVE =
      "INSERT INTO resolution (image_id, verdict, reader, settles) VALUES (?, ?, ?, ?)";

  private final Connection connection;
  private final String imageId;

  private CaseHistory(Connection connection, String imageId) {
    this.connection = connection;
    this.imageId = imageId;
  }

  /** To read. */
  public static CaseHistory of(Connection connection, String imageId) {
    return new CaseHistory(connection, imageId);
  }

  /** To add: waits for whoever else does, and is alone until the transaction ends. */
  public static CaseHistory locked(Connection connection, String imageId) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, imageId);
      lock.execute();
    }
    return new CaseHistory(connection, imageId);
  }

  /**
   * @return false if the event was there already, or comes too late
   */
  boolean add(ReviewEvent review, String eventId) throws SQLException {
    OffsetDateTime reviewedAt = review.reviewedAt().atOffset(ZoneOffset.UTC);
    try (PreparedStatement insert = connection.prepareStatement(ADD)) {
      insert.setString(1, eventId);
      insert.setString(2, imageId);
      insert.setString(3, review.reader());
      insert.setInt(4, review.revision());
      insert.setString(5, review.verdict());
      setText(insert, 6, review.patient());
      setText(insert, 7, review.modelVersion());
      setText(insert, 8, review.trunkDigest());
      setText(insert, 9, review.featuresKey());
      insert.setObject(10, reviewedAt);
      insert.setObject(11, reviewedAt);
      insert.setString(12, imageId);
      setText(insert, 13, review.patient());
      return insert.executeUpdate() == 1;
    }
  }

  /** One a reader. */
  public List<ReaderVerdict> lastWords() throws SQLException {
    return rows(
        LAST_WORDS,
        row ->
            new ReaderVerdict(
                row.getString(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getLong(4)));
  }

  /** Every patient whom a verdict named, and none if one named none. */
  List<Optional<String>> patients() throws SQLException {
    return rows(PATIENTS, row -> Optional.ofNullable(row.getString(1)));
  }

  /** The oldest first. */
  public List<Resolution> resolutions() throws SQLException {
    return rows(
        RESOLUTIONS,
        row ->
            new Resolution(
                Verdict.valueOf(row.getString(1)),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getLong(4)));
  }

  /**
   * @param settles position of the last verdict that the resolver has seen
   */
  public void resolve(Verdict verdict, String reader, long settles) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(RESOLVE)) {
      insert.setString(1, imageId);
      insert.setString(2, verdict.name());
      insert.setString(3, reader);
      insert.setLong(4, settles);
      insert.executeUpdate();
    }
  }

  Connection connection() {
    return connection;
  }

  String imageId() {
    return imageId;
  }

  private interface Mapping<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Mapping<T> mapping) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, imageId);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(mapping.of(rows));
        }
      }
      return found;
    }
  }

  private static void setText(PreparedStatement statement, int index, Optional<String> text)
      throws SQLException {
    if (text.isEmpty()) {
      statement.setNull(index, Types.VARCHAR);
      return;
    }
    statement.setString(index, text.get());
  }
}
