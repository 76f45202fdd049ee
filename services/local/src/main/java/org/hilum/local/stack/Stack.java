package org.hilum.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hilum.servers.PostgresServer;
import org.hilum.servers.ServerSet;
import org.hilum.servers.ServerSwitch;
import org.hilum.servers.issuer.Issuer;
import org.hilum.storage.StorageSettings;

/**
 * The whole of Hilum on one machine: real Kafka, PostgreSQL and S3 and an issuer of tokens in this
 * process and its children, and the four service jars as child processes. Closing stops the
 * services first, so that they can finish what they have taken.
 */
public final class Stack implements AutoCloseable {
  private final StackSettings settings;
  private final Progress progress;
  private final DataLock lock;
  private final Servers servers;
  private final Access access;
  private final ServerSwitch issuer;
  private final Map<Service, ServiceProcess> running = new EnumMap<>(Service.class);
  private final CompletableFuture<Void> crash = new CompletableFuture<>();
  private final Object closing = new Object();
  private boolean closed;

  /**
   * Takes the data directory; nothing runs yet, and {@link #start()} may be interrupted by close.
   */
  public Stack(StackSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
    this.lock = DataLock.take(settings.data());
    this.servers = new Servers(settings);
    this.access = Access.of(settings.data(), settings.ports());
    this.issuer = ServerSwitch.of(access::start, Issuer::close);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stack-close"));
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @throws StackException if a port is taken, a jar is missing, or a part does not start
   */
  public void start() {
    startServers();
    Together.run(
        Stream.of(Service.values()).<Runnable>map(service -> () -> start(service)).toList());
  }

  /**
   * Starts what the services need, and none of them.
   *
   * @throws StackException as {@link #start()}
   */
  public void startServers() {
    requireBuilt();
    endOrphans();
    settings.ports().requireFree();
    prepareFolders();
    servers.start(progress);
    Stopwatch.time("issuer", progress, issuer::on);
  }

  /** Starts one service and waits until it is ready. */
  public void start(Service service) {
    Stopwatch.time(service.label(), progress, () -> launch(service).awaitReady());
  }

  /** Ends one service in the middle of whatever it does ({@code kill -9}). */
  public void kill(Service service) {
    take(service).ifPresent(ServiceProcess::kill);
  }

  /** Lets one service finish and stops it. */
  public void stop(Service service) {
    take(service).ifPresent(ServiceProcess::stop);
  }

  /** The running process of a service, if it has one. */
  public synchronized Optional<ServiceProcess> process(Service service) {
    return Optional.ofNullable(running.get(service));
  }

  public ServerSet servers() {
    return servers.set();
  }

  public StorageSettings storage() {
    return servers.storage();
  }

  /** Who may use it. */
  public Access access() {
    return access;
  }

  public URI address(Service service) {
    return URI.create("http://localhost:" + settings.ports().number(service.port()));
  }

  /** Fails with a {@link StackException} when a service ends by itself. */
  public CompletableFuture<Void> crash() {
    return crash;
  }

  /** Returns when everything has stopped, also when another thread has begun it. */
  @Override
  public void close() {
    synchronized (closing) {
      if (refuseLaunches()) {
        return;
      }
      for (Service service : Service.values()) {
        take(service).ifPresent(this::stopAndSay);
      }
      issuer.off();
      servers.set().close();
      lock.close();
    }
  }

  /** Whether they were refused already. */
  private synchronized boolean refuseLaunches() {
    boolean already = closed;
    closed = true;
    return already;
  }

  private void stopAndSay(ServiceProcess process) {
    process.stop();
    progress.say("%-12s stopped".formatted(process.name()));
  }

  private synchronized ServiceProcess launch(Service service) {
    if (closed) {
      throw new StackException("the stack is being stopped");
    }
    ServiceProcess process =
        ServiceProcess.start(
            service.label(),
            service.command(settings),
            service.environment(settings, environment()),
            address(service).resolve("/q/health/ready"),
            settings.log(service.label()));
    new ProcessFile(settings.processFile(service.label()))
        .write(process.pid(), service.jar(settings).toString());
    running.put(service, process);
    process.onExit(() -> reportUnlessTaken(service, process));
    return process;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(servers.environment());
    environment.putAll(access.environment());
    return environment;
  }

  private synchronized Optional<ServiceProcess> take(Service service) {
    return Optional.ofNullable(running.remove(service));
  }

  /** Whoever stops a service takes it from the map first. */
  private synchronized void reportUnlessTaken(Service service, ServiceProcess process) {
    if (running.get(service) == process) {
      crash.completeExceptionally(process.crashed());
    }
  }

  private void requireBuilt() {
    for (Service service : Service.values()) {
      Path jar = service.jar(settings);
      if (!Files.exists(jar)) {
        throw new StackException(jar + " is missing; build it with mvn -DskipTests package");
      }
    }
    if (!Files.isDirectory(settings.model())) {
      throw new StackException(
          "there is no model at %s; choose one with --model DIR".formatted(settings.model()));
    }
  }

  private void endOrphans() {
    for (Service service : Service.values()) {
      new ProcessFile(settings.processFile(service.label())).endOrphan();
    }
    PostgresServer.stopOrphan(settings.data().resolve("postgres"));
  }

  private void prepareFolders() {
    try {
      Files.createDirectories(settings.log("any").getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make folders in " + settings.data(), e);
    }
  }
}
