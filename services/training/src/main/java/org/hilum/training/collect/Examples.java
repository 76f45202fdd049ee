package org.hilum.training.collect;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.Verdict;

/**
 * The example table. A verdict is written once and never changed; the view {@code example} shows
 * the last word of each reader on each image, so order and repetition of delivery do not matter.
 */
@ApplicationScoped
public class Examples {
  private static final String ADD =
      """
      INSERT INTO verdict (image_id, reader, revision, verdict, reviewed_at, patient,
                           model_version, trunk_digest, features_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (image_id, reader, revision) DO NOTHING
      """;
  private static final String COUNT = "SELECT verdict, count(*) FROM last_verdict GROUP BY verdict";

  private final AgroalDataSource database;

  Examples(AgroalDataSource database) {
    this.database = database;
  }

  /** Durable when it returns. Adding the same verdict again changes nothing. */
  void add(CaseReviewed review) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(ADD)) {
      insert.setString(1, review.imageId());
      insert.setString(2, review.reader());
      insert.setInt(3, review.revision());
      insert.setString(4, review.verdict().name());
      insert.setTimestamp(5, Timestamp.from(review.reviewedAt()));
      setText(insert, 6, review.patient());
      setText(insert, 7, review.modelVersion());
      setText(insert, 8, review.trunkDigest());
      setText(insert, 9, review.featuresKey());
      insert.executeUpdate();
    }
  }

  ExampleSummary summary() throws SQLException {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0L);
    }
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(COUNT);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        counts.put(Verdict.valueOf(rows.getString(1)), rows.getLong(2));
      }
    }
    return ExampleSummary.of(counts);
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
