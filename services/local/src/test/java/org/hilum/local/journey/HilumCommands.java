package org.hilum.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hilum.servers.ServerSet;

/** The script {@code hilum}, as a person runs it beside a stack. */
final class HilumCommands {
  private final Path home;
  private final ServerSet servers;

  HilumCommands(Path home, ServerSet servers) {
    this.home = home;
    this.servers = servers;
  }

  /**
   * Runs a command, which must succeed.
   *
   * @return what it prints
   */
  String run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("hilum").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                servers.bootstrapServers(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                servers.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                ServerSet.DATABASE_USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                ServerSet.DATABASE_PASSWORD,
                "HILUM_STORAGE_ENDPOINT",
                servers.storageEndpoint().toString()));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s", said).isZero();
    return said;
  }
}
