package org.hilum.bench.stream;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hilum.bench.stack.RunningStack;
import org.hilum.servers.ServerSet;

/** The tables of triage and training, seen from outside. For one thread. */
final class ReadingList implements AutoCloseable {
  private final Connection connection;

  ReadingList(RunningStack running) throws SQLException {
    this.connection =
        DriverManager.getConnection(
            running.stack().servers().jdbcUrl(),
            ServerSet.DATABASE_USER,
            ServerSet.DATABASE_PASSWORD);
  }

  long results() throws SQLException {
    return number("select count(*) from triage.results");
  }

  long failures() throws SQLException {
    return number("select count(*) from triage.failures");
  }

  /** What the audit trail takes, with its indexes. */
  long bytesOfTrail() throws SQLException {
    return number("select pg_total_relation_size('training.audit_entry')");
  }

  boolean hasResult(String imageId) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from triage.results where image_id = ?")) {
      query.setString(1, imageId);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private long number(String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
