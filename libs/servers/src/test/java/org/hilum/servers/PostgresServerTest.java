package org.hilum.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @Test
  void writesThroughToTheDisk(@TempDir Path folder) throws Exception {
    try (PostgresServer server = PostgresServer.start(folder.resolve("pg"), FreePort.next())) {
      assertThat(ask(server, "show fsync")).isEqualTo("on");
      assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void keepsItsRowsAcrossARestartOnTheSamePort(@TempDir Path folder) throws Exception {
    int port = FreePort.next();
    try (PostgresServer server = PostgresServer.start(folder.resolve("pg"), port)) {
      tell(server, "create table kept as select 7 as number");
    }
    try (PostgresServer server = PostgresServer.start(folder.resolve("pg"), port)) {
      assertThat(ask(server, "select number from kept")).isEqualTo("7");
    }
  }

  @Test
  void takesOverFromAServerWhoseProcessWasKilled(@TempDir Path folder) throws Exception {
    int port = FreePort.next();
    Path data = folder.resolve("pg");
    Process killed = startInAnotherProcess(data, port);
    long orphan = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
    killed.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(orphan)).isPresent();

    try (PostgresServer server = PostgresServer.start(data, port)) {
      assertThat(ask(server, "select number from kept")).isEqualTo("7");
      assertThat(ProcessHandle.of(orphan)).isEmpty();
    }
  }

  @Test
  void makesItsDataAnewWhenAnEarlierStartDiedHalfWay(@TempDir Path folder) throws Exception {
    Path data = Files.createDirectory(folder.resolve("pg"));
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    Files.createDirectory(data.resolve("base"));
    try (PostgresServer server = PostgresServer.start(data, FreePort.next())) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void ignoresAProcessNumberThatBelongsToAnotherProgram(@TempDir Path folder) throws Exception {
    int port = FreePort.next();
    Path data = folder.resolve("pg");
    PostgresServer.start(data, port).close();
    long mine = ProcessHandle.current().pid();
    Files.writeString(data.resolve("postmaster.pid"), mine + "\n" + data + "\n");
    new PostgresDirectory(data).stopOrphan();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  private static Process startInAnotherProcess(Path data, int port) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KeepsPostgresRunning.class.getName(),
                    data.toString(),
                    Integer.toString(port)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("running");
    assertThat(process.waitFor(0, TimeUnit.SECONDS)).isFalse();
    return process;
  }

  private static void tell(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(PostgresServer server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
  }
}
