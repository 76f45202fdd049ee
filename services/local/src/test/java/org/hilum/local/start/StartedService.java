package org.hilum.local.start;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A service's jar as a process, with what it says. */
final class StartedService implements AutoCloseable {
  static final Path HOME = Path.of(System.getProperty("hilum.home", "../.."));
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Process process;
  private final Path log;

  private StartedService(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Skips the test where the jar is not built.
   *
   * @param environment all that it is told
   */
  static StartedService start(String service, Map<String, String> environment, Path log) {
    Path jar = HOME.resolve("services/" + service + "/target/quarkus-app/quarkus-run.jar");
    assumeTrue(Files.exists(jar), jar + " is not built yet");
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-jar",
            jar.toString());
    builder.environment().keySet().removeIf(name -> name.matches("(HILUM|QUARKUS|KAFKA)_.*"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    try {
      return new StartedService(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + jar, e);
    }
  }

  /** What it has said when it has ended, which it must. */
  List<String> end() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it has not ended; it said " + said());
    }
    if (process.exitValue() == 0) {
      throw new AssertionError("it ended well; it said " + said());
    }
    return said();
  }

  /** What it has said when one line fits, while it runs. */
  List<String> until(Predicate<String> line) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || said().stream().anyMatch(line));
    return said();
  }

  private List<String> said() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
