package org.hilum.bench.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.bench.report.Report;
import org.hilum.local.stack.Ports;
import org.hilum.local.stack.Service;
import org.hilum.local.stack.Stack;
import org.hilum.local.stack.StackSettings;
import org.hilum.servers.FreePort;
import org.hilum.servers.ServerSet;

/** The local stack on free ports and a data directory that is deleted at the end. */
final class RunningStack implements AutoCloseable {
  private final Path data;
  private final Stack stack;

  private RunningStack(Path data, Stack stack) {
    this.data = data;
    this.stack = stack;
  }

  static RunningStack start(Path home, Path model, Report report) throws IOException {
    Path data = Files.createTempDirectory("hilum-bench");
    StackSettings settings =
        new StackSettings(home, data, model, Ports.choosing(port -> FreePort.next()));
    RunningStack running = new RunningStack(data, new Stack(settings, report::progress));
    Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    try {
      running.stack.start();
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  Gateway gateway() {
    return new Gateway(stack.address(Service.GATEWAY), stack.access().tokens()::authorization);
  }

  ReadingList readingList() throws SQLException {
    return new ReadingList(
        stack.servers().jdbcUrl(), ServerSet.DATABASE_USER, ServerSet.DATABASE_PASSWORD);
  }

  /** In a fixed order; kafka, s3 and the uploads are this process. */
  List<Part> parts() {
    Stream<Part> services =
        Stream.of(Service.values()).map(service -> Part.of(service.label(), pid(service)));
    Stream<Part> others =
        Stream.of(
            Part.tree("postgresql", postmaster()),
            Part.of("kafka, s3, uploads", ProcessHandle.current().pid()));
    return Stream.concat(services, others).toList();
  }

  Part worker() {
    return Part.of(Service.INFERENCE.label(), pid(Service.INFERENCE));
  }

  /** Fails with the end of its log, if a service has ended by itself. */
  void requireHealthy() {
    if (stack.crash().isDone()) {
      stack.crash().join();
    }
  }

  /** Also when the benchmark is interrupted; doing it twice is harmless. */
  @Override
  public synchronized void close() {
    stack.close();
    if (!Files.exists(data)) {
      return;
    }
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + data, e);
    }
  }

  private long pid(Service service) {
    return stack
        .process(service)
        .orElseThrow(() -> new IllegalStateException(service.label() + " does not run"))
        .pid();
  }

  private long postmaster() {
    try (Stream<Path> files = Files.walk(data.resolve("postgres"))) {
      Path file =
          files
              .filter(it -> it.getFileName().toString().equals("postmaster.pid"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
      return Long.parseLong(Files.readAllLines(file).get(0).trim());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot find PostgreSQL's process", e);
    }
  }
}
