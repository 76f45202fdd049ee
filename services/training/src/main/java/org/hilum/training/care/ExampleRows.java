package org.hilum.training.care;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hilum.schemas.Removal;

/**
 * Everything that later runs would learn from. What past runs learned from is listed by image id in
 * {@code run_example}, and stays there.
 */
final class ExampleRows {
  /** What identifies a row, by table. */
  private static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.of(
              "verdict", "event_id",
              "resolution", "image_id || '/' || position",
              "example", "image_id",
              "features", "image_id || '/' || trunk_digest",
              "replay", "image_id || '/' || trunk_digest",
              "seen_label", "image_id"));

  private ExampleRows() {}

  /** In the caller's transaction; one line a table. */
  static List<Removal> remove(Connection connection, Collection<String> imageIds)
      throws SQLException {
    List<Removal> removals = new ArrayList<>();
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      String delete =
          "DELETE FROM %s WHERE image_id = ANY(?) RETURNING %s"
              .formatted(table.getKey(), table.getValue());
      removals.add(Removal.of(table.getKey(), keys(connection, delete, imageIds.toArray())));
    }
    return removals;
  }

  private static List<String> keys(Connection connection, String sql, Object[] imageIds)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setArray(1, connection.createArrayOf("text", imageIds));
      try (ResultSet rows = delete.executeQuery()) {
        return firstColumn(rows);
      }
    }
  }

  static List<String> firstColumn(ResultSet rows) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(1));
    }
    return values;
  }
}
