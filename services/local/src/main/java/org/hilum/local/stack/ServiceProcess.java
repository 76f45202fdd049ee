package org.hilum.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One child process with a log file and a health address. */
public final class ServiceProcess {
  private static final Duration READY_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int LOG_LINES = 25;

  private final String name;
  private final Process process;
  private final URI health;
  private final Path log;

  private ServiceProcess(String name, Process process, URI health, Path log) {
    this.name = name;
    this.process = process;
    this.health = health;
    this.log = log;
  }

  /**
   * Starts a child.
   *
   * @param environment is added to this process's own
   * @param health answers 200 when the child is ready
   * @param log takes what the child prints, behind what is there
   */
  static ServiceProcess start(
      String name, List<String> command, Map<String, String> environment, URI health, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return new ServiceProcess(name, builder.start(), health, log);
    } catch (IOException e) {
      throw new StackException("%s cannot be started: %s".formatted(name, e.getMessage()), e);
    }
  }

  public long pid() {
    return process.pid();
  }

  String name() {
    return name;
  }

  void onExit(Runnable action) {
    process.onExit().thenRun(action);
  }

  /**
   * @throws StackException with the end of its log, if it ends or takes too long
   */
  void awaitReady() {
    Instant limit = Instant.now().plus(READY_LIMIT);
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    while (!isReady(client)) {
      if (!process.isAlive()) {
        throw crashed();
      }
      if (Instant.now().isAfter(limit)) {
        throw new StackException(
            "%s is not ready after %d s%n%s".formatted(name, READY_LIMIT.toSeconds(), endOfLog()));
      }
      pause();
    }
  }

  StackException crashed() {
    return new StackException(
        "%s ended with status %d; the end of %s:%n%s"
            .formatted(name, process.exitValue(), log, endOfLog()));
  }

  /** Lets it finish its work, and ends it when that takes too long. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it in the middle of whatever it does ({@code kill -9}). */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  private boolean isReady(HttpClient client) {
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while %s starts".formatted(name), e);
    }
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
      return String.join(System.lineSeparator(), last).indent(2);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  private void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while %s starts".formatted(name), e);
    }
  }
}
