package org.hilum.training.snapshot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.training.collect.Database;
import org.hilum.training.collect.Exclusion;
import org.hilum.training.collect.TrunkInUse;

/** The images that cannot be used, and why. */
@ApplicationScoped
public class ExcludedImages {
  private static final String PAGE =
      """
      SELECT image_id, exclusion, said_at FROM examples_on(?)
      WHERE standing = 'EXCLUDED' AND (? = '' OR exclusion = ?) AND image_id > ?
      ORDER BY image_id LIMIT ?
      """;

  private final Database database;
  private final TrunkInUse trunk;

  ExcludedImages(Database database, TrunkInUse trunk) {
    this.database = database;
    this.trunk = trunk;
  }

  /**
   * @param reason only these; empty for all
   * @param after begin behind this image; empty for the first page
   */
  ExcludedPage page(Optional<Exclusion> reason, String after, int limit) throws SQLException {
    return database.inTransaction(
        connection -> ExcludedPage.of(images(connection, reason, after, limit + 1), limit));
  }

  private List<ExcludedImage> images(
      Connection connection, Optional<Exclusion> reason, String after, int most)
      throws SQLException {
    String wanted = reason.map(Exclusion::name).orElse("");
    try (PreparedStatement select = connection.prepareStatement(PAGE)) {
      select.setString(1, trunk.digest());
      select.setString(2, wanted);
      select.setString(3, wanted);
      select.setString(4, after);
      select.setInt(5, most);
      List<ExcludedImage> images = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          images.add(
              new ExcludedImage(
                  rows.getString(1),
                  Exclusion.valueOf(rows.getString(2)),
                  rows.getObject(3, OffsetDateTime.class).toInstant()));
        }
      }
      return images;
    }
  }
}
