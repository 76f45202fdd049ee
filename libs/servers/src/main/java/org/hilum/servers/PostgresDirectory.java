package org.hilum.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL data directory and what an earlier run may have left in it. */
final class PostgresDirectory {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final String MADE = "hilum-made";

  private final Path path;

  PostgresDirectory(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** Beside the directory: PostgreSQL makes its data only in an empty one. */
  Path log() {
    return path.resolveSibling(path.getFileName() + ".log");
  }

  /** Stops the server that a killed process has left running on this directory. */
  void stopOrphan() throws IOException {
    Optional<ProcessHandle> orphan = orphan();
    if (orphan.isEmpty()) {
      return;
    }
    long pid = orphan.get().pid();
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients.
    new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
    Instant limit = Instant.now().plus(STOP_LIMIT);
    while (orphan.get().isAlive()) {
      if (Instant.now().isAfter(limit)) {
        throw new IllegalStateException(
            "PostgreSQL process %d still runs on %s".formatted(pid, path));
      }
      pause();
    }
  }

  /** A directory without the mark was left by a run that died while PostgreSQL made its data. */
  void wipeIfHalfMade() throws IOException {
    boolean begun = Files.exists(path.resolve("PG_VERSION"));
    if (begun && !Files.exists(path.resolve(MADE))) {
      FileTree.delete(path);
    }
  }

  void markAsMade() throws IOException {
    Path mark = path.resolve(MADE);
    if (!Files.exists(mark)) {
      Files.createFile(mark);
    }
  }

  private Optional<ProcessHandle> orphan() throws IOException {
    Path pidFile = path.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(this::isPostgresHere);
  }

  /** The number may meanwhile belong to another program. */
  private boolean isPostgresHere(ProcessHandle process) {
    try {
      String command = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return command.contains("postgres") && command.contains(path.toString());
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL stops", e);
    }
  }
}
