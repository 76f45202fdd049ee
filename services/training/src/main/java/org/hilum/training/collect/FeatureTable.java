package org.hilum.training.collect;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is known of features, by image and trunk. */
@ApplicationScoped
class FeatureTable {
  private static final String DUE =
      """
      SELECT e.image_id
      FROM example e
      LEFT JOIN features f ON f.image_id = e.image_id AND f.trunk_digest = ?
      WHERE f.image_id IS NULL
         OR f.exclusion IS NOT NULL AND f.checked_at < now() - ? * interval '1 millisecond'
      ORDER BY f.checked_at NULLS FIRST, e.image_id
      LIMIT ?
      """;

  /** Of an image that was erased since it was looked for nothing is written. */
  private static final String WRITE =
      """
      INSERT INTO features (image_id, trunk_digest, sha256, exclusion, checked_at)
      SELECT ?, ?, ?, ?, now() WHERE EXISTS (SELECT FROM example WHERE image_id = ?)
      ON CONFLICT (image_id, trunk_digest) DO UPDATE SET
        (sha256, exclusion, checked_at) = (excluded.sha256, excluded.exclusion, now())
      """;

  private final Database database;

  FeatureTable(Database database) {
    this.database = database;
  }

  /**
   * Images to look at: first those that nobody has looked at.
   *
   * @param again after how long to look again for what was not usable
   */
  List<String> due(String trunkDigest, Duration again, int most) throws SQLException {
    return database.inTransaction(connection -> due(connection, trunkDigest, again, most));
  }

  void write(String imageId, String trunkDigest, StoredFeatures features) throws SQLException {
    database.inTransaction(
        connection -> {
          try (PreparedStatement upsert = connection.prepareStatement(WRITE)) {
            upsert.setString(1, imageId);
            upsert.setString(2, trunkDigest);
            upsert.setString(3, features.sha256().orElse(null));
            upsert.setString(4, features.exclusion().map(Enum::name).orElse(null));
            upsert.setString(5, imageId);
            return upsert.executeUpdate();
          }
        });
  }

  private List<String> due(Connection connection, String trunkDigest, Duration again, int most)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DUE)) {
      select.setString(1, trunkDigest);
      select.setLong(2, again.toMillis());
      select.setInt(3, most);
      List<String> images = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          images.add(rows.getString(1));
        }
      }
      return images;
    }
  }
}
