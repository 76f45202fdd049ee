package org.hilum.triage.care;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.schemas.Removal;

/** Everything that the tables have of cases. */
final class CaseRows {
  /** By table, in an order that their references allow; each returns the keys of its rows. */
  private static final Map<String, String> DELETES = new LinkedHashMap<>();

  static {
    DELETES.put("outbox", "delete from outbox where key = any(?) returning event_id::text");
    DELETES.put(
        "reviews",
        "delete from reviews where image_id = any(?) returning image_id || '/' || revision");
    DELETES.put(
        "results",
        "delete from results where image_id = any(?) returning image_id || '/' || model_version");
    DELETES.put(
        "failures",
        "delete from failures where image_id = any(?) returning image_id || '/' || model_version");
    DELETES.put("cases", "delete from cases where image_id = any(?) returning image_id");
  }

  private CaseRows() {}

  /** In the caller's transaction; one line a table. */
  static List<Removal> remove(Connection connection, Collection<String> imageIds)
      throws SQLException {
    List<Removal> removals = new ArrayList<>();
    for (Map.Entry<String, String> delete : DELETES.entrySet()) {
      removals.add(
          Removal.of(delete.getKey(), keys(connection, delete.getValue(), imageIds.toArray())));
    }
    return removals;
  }

  private static List<String> keys(Connection connection, String sql, Object[] imageIds)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setArray(1, connection.createArrayOf("text", imageIds));
      List<String> keys = new ArrayList<>();
      try (ResultSet rows = delete.executeQuery()) {
        while (rows.next()) {
          keys.add(rows.getString(1));
        }
      }
      return keys;
    }
  }
}
