package org.hilum.training.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one image.
 *
 * @param entries of the trail, in the order in which they happened
 * @param models registrations of the models that have judged it
 * @param example what has become of the verdicts; empty without any
 */
public record CaseStory(
    List<AuditEntry> entries, List<AuditEntry> models, Optional<KeptExample> example) {
  private static final String EXAMPLE =
      """
      SELECT standing, split, finding, exclusion,
             ARRAY(SELECT f.trunk_digest || ' ' || f.sha256 FROM features f
                   WHERE f.image_id = e.image_id AND f.sha256 IS NOT NULL ORDER BY 1)
      FROM example e WHERE image_id = ?
      """;

  public CaseStory {
    entries = List.copyOf(entries);
    models = List.copyOf(models);
  }

  /**
   * The image as something to learn from.
   *
   * @param standing LABELLED, QUARANTINED or EXCLUDED
   * @param split to which its patient belongs, if to one
   * @param finding the label, if it has one
   * @param exclusion why it has none
   * @param features digest of a trunk and that of the image's features by it
   */
  public record KeptExample(
      String standing,
      Optional<String> split,
      Optional<String> finding,
      Optional<String> exclusion,
      List<String> features) {}

  public static CaseStory of(Connection connection, String imageId) throws SQLException {
    AuditTrail trail = new AuditTrail(connection);
    return new CaseStory(
        trail.ofImage(imageId), trail.modelsOfImage(imageId), example(connection, imageId));
  }

  private static Optional<KeptExample> example(Connection connection, String imageId)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(EXAMPLE)) {
      select.setString(1, imageId);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new KeptExample(
                    row.getString(1),
                    text(row, 2),
                    text(row, 3),
                    text(row, 4),
                    List.of((String[]) row.getArray(5).getArray())))
            : Optional.empty();
      }
    }
  }

  private static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
