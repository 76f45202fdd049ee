package org.hilum.servers;

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
import org.postgresql.util.PSQLState;

/**
 * Does with COPY what {@code pg_dump --data-only} and {@code pg_restore --disable-triggers} do: the
 * embedded PostgreSQL brings neither of them.
 */
public final class SchemaBackup {
  private static final String TABLES =
      """
      select table_name from information_schema.tables
      where table_schema = '%s' and table_type = 'BASE TABLE'
        and table_name <> 'flyway_schema_history'
      """;

  /** One statement a column that numbers its rows: the next row is behind all that came back. */
  private static final String COUNTERS =
      """
      select format(
        'select setval(pg_get_serial_sequence(%%L, %%L),
          (select coalesce(max(%%I), 0) + 1000 from %%I.%%I))',
        table_schema || '.' || table_name, column_name, column_name, table_schema, table_name)
      from information_schema.columns
      where table_schema = '%s' and is_identity = 'YES'
      """;

  private static final int DROPS = 5;

  private final DataSource database;
  private final String schema;
  private final Path folder;

  public SchemaBackup(DataSource database, String schema, Path folder) {
    this.database = database;
    this.schema = schema;
    this.folder = folder;
  }

  /** All tables as they were at one moment. */
  public void dump() throws SQLException, IOException {
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

  /** A service at work may be in its way: of two that wait for each other PostgreSQL ends one. */
  public void destroy() throws SQLException {
    int attempt = 1;
    while (!isDropped(attempt)) {
      attempt++;
    }
  }

  private boolean isDropped(int attempt) throws SQLException {
    try (Connection connection = database.getConnection()) {
      execute(connection, "drop schema %s cascade".formatted(schema));
      return true;
    } catch (SQLException e) {
      if (attempt == DROPS || !PSQLState.DEADLOCK_DETECTED.getState().equals(e.getSQLState())) {
        throw e;
      }
      return false;
    }
  }

  /** Into the empty tables that migration has made. */
  public void restore() throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "set local session_replication_role = replica");
      for (String table : tables(connection)) {
        execute(connection, "delete from %s.%s".formatted(schema, table));
        try (InputStream file = Files.newInputStream(folder.resolve(table))) {
          copy(connection).copyIn("copy %s.%s from stdin".formatted(schema, table), file);
        }
      }
      for (String sql : texts(connection, COUNTERS.formatted(schema))) {
        execute(connection, sql);
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private List<String> tables(Connection connection) throws SQLException {
    return texts(connection, TABLES.formatted(schema));
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
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
