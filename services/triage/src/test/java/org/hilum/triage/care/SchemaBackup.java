package org.hilum.triage.care;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Does with COPY what {@code pg_dump --data-only} and {@code pg_restore --disable-triggers} do: the
 * embedded PostgreSQL brings neither of them.
 */
final class SchemaBackup {
  private final DataSource database;
  private final String schema;
  private final Path folder;

  SchemaBackup(DataSource database, String schema, Path folder) {
    this.database = database;
    this.schema = schema;
    this.folder = folder;
  }

  /** All tables as they were at one moment. */
  void dump() throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "set transaction isolation level repeatable read read only");
      for (String table : tables(connection)) {
        try (OutputStream file = Files.newOutputStream(folder.resolve(table))) {
          copy(connection).copyOut("copy %s.%s to stdout".formatted(schema, table), file);
        }
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  void destroy() throws SQLException {
    try (Connection connection = database.getConnection()) {
      execute(connection, "drop schema %s cascade".formatted(schema));
    }
  }

  /** Into the empty tables that migration has made. */
  void restore() throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "set local session_replication_role = replica");
      for (String table : tables(connection)) {
        execute(connection, "delete from %s.%s".formatted(schema, table));
        try (InputStream file = Files.newInputStream(folder.resolve(table))) {
          copy(connection).copyIn("copy %s.%s from stdin".formatted(schema, table), file);
        }
      }
      execute(
          connection,
          "select setval(pg_get_serial_sequence('%s.outbox', 'id'),".formatted(schema)
              + " (select coalesce(max(id), 0) + 1000 from %s.outbox))".formatted(schema));
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private List<String> tables(Connection connection) throws SQLException {
    String sql =
        "select table_name from information_schema.tables where table_schema = '%s'"
            + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'";
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery(sql.formatted(schema))) {
      List<String> tables = new ArrayList<>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  private static CopyManager copy(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
