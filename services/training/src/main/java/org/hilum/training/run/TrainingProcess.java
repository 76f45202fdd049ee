package org.hilum.training.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hilum.training.cli.Main;
import org.hilum.training.feedback.FeedbackFolder;

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
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final RunConfig config;

  TrainingProcess(RunConfig config) {
    this.config = config;
  }

  /** Returns when the process is gone. */
  ChildEnd run(FeedbackFolder folder, Lease lease) {
    Process process = start(folder);
    try {
      ProcessListener listener = new ProcessListener(process, folder.log(), lease);
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
                // Where DJL finds libcudart.so, by which it counts GPUs.
                "-Djna.library.path=" + System.getProperty("jna.library.path", ""),
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
}
