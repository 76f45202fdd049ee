package org.hilum.training.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Where a command finds the tables of training: an option counts more than a variable of the
 * service, and that more than the stack that {@code ./hilum up} starts.
 */
record DatabaseAddress(String url, String user, String password) {
  static final String OPTION = "postgres-port";

  private static final int LOCAL_PORT = 15432;

  /**
   * @param environment variables by name
   */
  static DatabaseAddress of(CommandLine line, Map<String, String> environment) {
    String local =
        "jdbc:postgresql://localhost:%d/postgres".formatted(line.number(OPTION, LOCAL_PORT));
    return new DatabaseAddress(
        line.has(OPTION) ? local : environment.getOrDefault("QUARKUS_DATASOURCE_JDBC_URL", local),
        environment.getOrDefault("QUARKUS_DATASOURCE_USERNAME", "postgres"),
        environment.getOrDefault("QUARKUS_DATASOURCE_PASSWORD", "postgres"));
  }

  /** What is read through it is one state of the tables, whoever writes meanwhile. */
  Connection open() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("user", user);
    settings.setProperty("password", password);
    settings.setProperty("currentSchema", "training");
    settings.setProperty("connectTimeout", "5");
    Connection connection = DriverManager.getConnection(url, settings);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }
}
