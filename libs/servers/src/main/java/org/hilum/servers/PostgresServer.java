package org.hilum.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL server as a child process; works for root (as another user) and for anybody. */
public final class PostgresServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts on an empty directory or on one that an earlier server left. A server that still runs
   * there, because the process that started it was killed, is stopped first.
   *
   * @throws ServerStartException if it does not start
   */
  public static PostgresServer start(Path dataDir, int port) {
    return start(dataDir, port, Map.of());
  }

  /**
   * The same with TLS.
   *
   * @param certificate file of the server's certificate, PEM
   * @param key file of its key, PEM, which only its owner may read
   * @throws ServerStartException if it does not start
   */
  public static PostgresServer startSecured(Path dataDir, int port, Path certificate, Path key) {
    return start(
        dataDir,
        port,
        Map.of(
            "ssl", "on",
            "ssl_cert_file", certificate.toString(),
            "ssl_key_file", key.toString()));
  }

  private static PostgresServer start(Path dataDir, int port, Map<String, String> settings) {
    try {
      Files.createDirectories(dataDir.toAbsolutePath().getParent());
      stopOrphan(dataDir);
      PostgresDirectory directory = new PostgresDirectory(dataDir.toAbsolutePath());
      directory.wipeIfHalfMade();
      PostgresServer server =
          PostgresBinaries.unpackedFor(binaries -> launch(directory, binaries, port, settings));
      directory.markAsMade();
      return server;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new ServerStartException(
          "PostgreSQL did not start on %s, port %d".formatted(dataDir, port), e);
    }
  }

  /** Stops the server that a killed process has left running on this directory, if there is one. */
  public static void stopOrphan(Path dataDir) {
    try {
      new PostgresDirectory(dataDir.toAbsolutePath()).stopOrphan();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop PostgreSQL on " + dataDir, e);
    }
  }

  public String jdbcUrl() {
    return jdbcUrl(server.getPort());
  }

  static String jdbcUrl(int port) {
    return "jdbc:postgresql://localhost:%d/postgres".formatted(port);
  }

  public String username() {
    return "postgres";
  }

  /** The server trusts everybody on this machine; clients want a password to send. */
  public String password() {
    return "postgres";
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop, port " + server.getPort(), e);
    }
  }

  private static PostgresServer launch(
      PostgresDirectory directory, Path binaries, int port, Map<String, String> settings)
      throws IOException {
    Redirect log = Redirect.appendTo(directory.log().toFile());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(binaries.toFile())
            .setDataDirectory(directory.path())
            .setCleanDataDirectory(false)
            .setPort(port)
            .setPGStartupWait(START_LIMIT)
            // The library's defaults are for throw-away data.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "100")
            // Room for the indexes of a million images; what nobody uses is never touched.
            .setServerConfig("shared_buffers", "512MB")
            .setRegisterShutdownHook(false)
            .setOutputRedirector(log)
            .setErrorRedirector(log);
    settings.forEach(builder::setServerConfig);
    return new PostgresServer(builder.start());
  }
}
