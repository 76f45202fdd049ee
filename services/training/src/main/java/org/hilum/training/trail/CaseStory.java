package org.hilum.training.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one image.
 *
 * @param entries of the trail, in the order in which they happened
 * @param models registrations of the models that have judged it
 * @param example what has become of the verdicts; empty without any
 * @param uses runs for which it was an example, the oldest first
 */
public record CaseStory(
    List<AuditEntry> entries,
    List<AuditEntry> models,
    Optional<KeptExample> example,
    List<Use> uses) {
  private static final String EXAMPLE =
      """
      SELECT standing, split, finding, exclusion,
             ARRAY(SELECT f.trunk_digest || ' ' || f.sha256 FROM features f
                   WHERE f.image_id = e.image_id AND f.sha256 IS NOT NULL ORDER BY 1)
      FROM example e WHERE image_id = ?
      """;

  private static final String USES =
      """
      SELECT r.id, r.state, r.model_version, x.split
      FROM run_example x JOIN training_run r ON r.id = x.run_id
      WHERE x.image_id = ? AND NOT EXISTS (
        SELECT FROM left_out l WHERE l.run_id = x.run_id AND l.image_id = x.image_id)
      ORDER BY r.id
      """;

  public CaseStory {
    entries = List.copyOf(entries);
    models = List.copyOf(models);
    uses = List.copyOf(uses);
  }

  /**
   * The image in a run.
   *
   * @param state of the run
   * @param modelVersion that it made
   * @param split TRAIN if the model learned from the image, VALIDATION if it was chosen by it, TEST
   *     if it was judged on it
   */
  public record Use(long run, String state, String modelVersion, String split) {}

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
        trail.ofImage(imageId),
        trail.modelsOfImage(imageId),
        example(connection, imageId),
        uses(connection, imageId));
  }

  private static List<Use> uses(Connection connection, String imageId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(USES)) {
      select.setString(1, imageId);
      List<Use> uses = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          uses.add(
              new Use(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
        }
      }
      return uses;
    }
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
