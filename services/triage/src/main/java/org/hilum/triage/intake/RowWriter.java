package org.hilum.triage.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes many rows with one statement, whose only parameter is the rows as a JSON array: one round
 * trip and one plan, however many rows.
 */
@ApplicationScoped
class RowWriter {
  private final DataSource database;
  private final ObjectMapper json;

  RowWriter(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Reads a row that the statement returns. */
  interface Returned<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * @param sql with {@code json_to_recordset(?::json)} and a {@code returning} clause
   * @return what the statement returns
   */
  <T> List<T> write(String sql, Iterable<? extends Record> rows, Returned<T> returned)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, toJson(rows));
      List<T> all = new ArrayList<>();
      try (ResultSet changed = statement.executeQuery()) {
        while (changed.next()) {
          all.add(returned.read(changed));
        }
      }
      return all;
    }
  }

  private String toJson(Iterable<? extends Record> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write rows as JSON", e);
    }
  }
}
