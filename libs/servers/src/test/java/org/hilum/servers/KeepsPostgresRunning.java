package org.hilum.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A process that starts PostgreSQL, writes a row, says so, and waits to be killed. */
final class KeepsPostgresRunning {
  private KeepsPostgresRunning() {}

  public static void main(String[] arguments) throws Exception {
    PostgresServer server =
        PostgresServer.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept as select 7 as number");
    }
    System.out.println("running");
    Thread.sleep(Long.MAX_VALUE);
  }
}
