package org.hilum.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hilum.bench.report.Report;
import org.hilum.local.stack.Ports;
import org.hilum.local.stack.Service;
import org.hilum.local.stack.Stack;
import org.hilum.local.stack.StackSettings;
import org.hilum.servers.FreePort;

/** The local stack on free ports and a data directory that is deleted at the end. */
public final class RunningStack implements AutoCloseable {
  private final Path data;
  private final Stack stack;

  private RunningStack(Path data, Stack stack) {
    this.data = data;
    this.stack = stack;
  }

  /** Servers and services. */
  public static RunningStack start(Path home, Path model, Report report) throws IOException {
    return started(home, model, report, Stack::start);
  }

  /** Servers alone; whoever wants a service starts it. */
  public static RunningStack startServers(Path home, Path model, Report report) throws IOException {
    return started(home, model, report, Stack::startServers);
  }

  public Stack stack() {
    return stack;
  }

  /** The folder that goes when this is closed. */
  public Path data() {
    return data;
  }

  /** In a fixed order; kafka, s3 and the uploads are this process. */
  public List<Part> parts() {
    Stream<Part> services =
        Stream.of(Service.values()).map(service -> Part.of(service.label(), pid(service)));
    Stream<Part> others =
        Stream.of(
            Part.tree("postgresql", postmaster()),
            Part.of("kafka, s3, uploads", ProcessHandle.current().pid()));
    return Stream.concat(services, others).toList();
  }

  public Part worker() {
    return Part.of(Service.INFERENCE.label(), pid(Service.INFERENCE));
  }

  /** Fails with the end of its log, if a service has ended by itself. */
  public void requireHealthy() {
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

  private static RunningStack started(Path home, Path model, Report report, Consumer<Stack> start)
      throws IOException {
    Path data = Files.createTempDirectory("hilum-bench");
    StackSettings settings =
        new StackSettings(home, data, model, Ports.choosing(port -> FreePort.next()));
    RunningStack running = new RunningStack(data, new Stack(settings, report::progress));
    Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    try {
      start.accept(running.stack);
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
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
