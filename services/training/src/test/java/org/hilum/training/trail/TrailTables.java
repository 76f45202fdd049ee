package org.hilum.training.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.hilum.network.weights.Digest;
import org.hilum.servers.RealServers;
import org.hilum.servers.ServerSet;

/** The tables of training in a schema that no other test knows. */
public final class TrailTables {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final String url;

  public TrailTables() {
    String schema = "trail_" + ProcessHandle.current().pid() + "_" + SCHEMAS.incrementAndGet();
    url = RealServers.shared().jdbcUrl() + "?currentSchema=" + schema;
    Flyway.configure()
        .dataSource(url, ServerSet.DATABASE_USER, ServerSet.DATABASE_PASSWORD)
        .defaultSchema(schema)
        .createSchemas(true)
        .load()
        .migrate();
  }

  /** Variables by which a command finds these tables. */
  public Map<String, String> environment() {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", url,
        "QUARKUS_DATASOURCE_USERNAME", ServerSet.DATABASE_USER,
        "QUARKUS_DATASOURCE_PASSWORD", ServerSet.DATABASE_PASSWORD);
  }

  /** An event about an image, told by a document of this content. */
  public static AuditEvent event(EntryKind kind, String imageId, String content) {
    return new AuditEvent(
        kind,
        NOON,
        Optional.of(imageId),
        Optional.of("m/1"),
        Digest.of(content.getBytes(UTF_8)),
        content);
  }

  public List<AuditEntry> append(AuditEvent... events) throws SQLException {
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      List<AuditEntry> added =
          new AuditTrail(connection).append(List.of(events), NOON.plusSeconds(1));
      connection.commit();
      return added;
    }
  }

  /** As somebody who owns the tables and means harm. */
  public void tamper(String... statements) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  ChainVerdict check() throws SQLException {
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      return ChainCheck.of(connection);
    }
  }

  List<String> column(String sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(url, ServerSet.DATABASE_USER, ServerSet.DATABASE_PASSWORD);
  }
}
