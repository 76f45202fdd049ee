package org.hilum.training.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hilum.training.cli.Main;
import org.hilum.training.feedback.FeedbackFolder;
import org.hilum.training.feedback.FeedbackProgress;

/** Starts {@code train feedback}, listens to it, and ends it when it must end. */
@ApplicationScoped
class TrainingProcess {
  /**
   * As {@code ./hilum train} has them: the C library keeps the memory of large arrays from one
   * training step to the next.
   */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", "1073741824",
          "MALLOC_TRIM_THRESHOLD_", "2147483647",
          "MALLOC_ARENA_MAX", "2",
          "TORCH_CPP_LOG_LEVEL", "ERROR");

  private static final long LOOK_MILLIS = 100;
  private static final Duration SAID_EVERY = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final RunConfig config;

  TrainingProcess(RunConfig config) {
    this.config = config;
  }

  /** Returns when the process is gone. */
  ChildEnd run(FeedbackFolder folder, Lease lease) {
    Process process = start(folder);
    try {
      Listener listener = new Listener(process, folder.log(), lease);
      Thread ear = new Thread(listener, "training-process");
      ear.setDaemon(true);
      ear.start();
      boolean isLate = await(process, lease);
      process.destroyForcibly();
      int exitCode = process.waitFor();
      ear.join(LAST_WORDS.toMillis());
      return new ChildEnd(exitCode, listener.lastWords(), isLate);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(Stop.SHUTDOWN);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(FeedbackFolder folder) {
    ProcessBuilder builder =
        new ProcessBuilder(
                ClassPath.java(),
                "-Xmx" + config.memory(),
                "-XX:+ExitOnOutOfMemoryError",
                "-Dai.djl.offline=true",
                "-cp",
                ClassPath.own(),
                Main.class.getName(),
                "train",
                "feedback",
                folder.path().toAbsolutePath().toString(),
                "--parent",
                String.valueOf(ProcessHandle.current().pid()))
            .redirectErrorStream(true);
    builder.environment().putAll(ENVIRONMENT);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the process that learns", e);
    }
  }

  /** True if its time was up; false if it has ended or must end for another reason. */
  private boolean await(Process process, Lease lease) throws InterruptedException {
    long start = System.nanoTime();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (lease.stop().isPresent()) {
        return false;
      }
      if (System.nanoTime() - start > config.timeout().toNanos()) {
        return true;
      }
    }
    return false;
  }

  /** Reads what the process says; a pipe that nobody reads would stop it. */
  private static final class Listener implements Runnable {
    private final Process process;
    private final Path log;
    private final Lease lease;
    private volatile String lastWords = "";
    private Optional<FeedbackProgress> said = Optional.empty();
    private long saidAt;

    Listener(Process process, Path log, Lease lease) {
      this.process = process;
      this.log = log;
      this.lease = lease;
    }

    String lastWords() {
      return lastWords;
    }

    @Override
    public void run() {
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
          PrintWriter kept =
              new PrintWriter(
                  Files.newBufferedWriter(
                      log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                  true)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          kept.println(line);
          hear(line);
        }
      } catch (IOException e) {
        lastWords = "what it said cannot be kept: " + e.getMessage();
      }
    }

    private void hear(String line) {
      Optional<FeedbackProgress> progress = FeedbackProgress.parse(line);
      if (progress.isPresent()) {
        say(progress.get());
      } else if (!line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t...")) {
        lastWords = line.strip();
      }
    }

    private void say(FeedbackProgress progress) {
      boolean isNewStep = said.filter(last -> last.step().equals(progress.step())).isEmpty();
      if (isNewStep || System.nanoTime() - saidAt > SAID_EVERY.toNanos()) {
        lease.say(progress);
        said = Optional.of(progress);
        saidAt = System.nanoTime();
      }
    }
  }
}
