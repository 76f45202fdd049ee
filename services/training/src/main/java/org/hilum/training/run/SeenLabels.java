package org.hilum.training.run;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hilum.training.snapshot.ExampleSnapshot;

/** The labels that there were when the last run was asked for, within a transaction. */
record SeenLabels(Connection connection) {
  private static final String NEW =
      """
      SELECT count(*) FROM unnest(?, ?) AS present (image_id, finding)
      LEFT JOIN seen_label seen ON seen.image_id = present.image_id
      WHERE seen.finding IS DISTINCT FROM present.finding
      """;

  private static final String KEEP = "INSERT INTO seen_label SELECT * FROM unnest(?, ?)";

  /** Labels that were not there, or were others. */
  int newIn(ExampleSnapshot snapshot) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(NEW)) {
      set(count, snapshot);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  void replace(ExampleSnapshot snapshot) throws SQLException {
    try (Statement forget = connection.createStatement();
        PreparedStatement keep = connection.prepareStatement(KEEP)) {
      forget.execute("DELETE FROM seen_label");
      set(keep, snapshot);
      keep.executeUpdate();
    }
  }

  private void set(PreparedStatement statement, ExampleSnapshot snapshot) throws SQLException {
    statement.setArray(
        1, texts(snapshot.examples().stream().map(example -> example.imageId()).toArray()));
    statement.setArray(
        2, texts(snapshot.examples().stream().map(example -> example.finding().name()).toArray()));
  }

  private Array texts(Object[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }
}
