package org.hilum.training.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.hilum.training.feedback.FeedbackProgress;

/** Reads what the process says; a pipe that nobody reads would stop it. */
final class ProcessListener implements Runnable {
  private static final Duration SAID_EVERY = Duration.ofSeconds(1);

  private final Process process;
  private final Path log;
  private final Lease lease;
  private volatile String lastWords = "";
  private Optional<FeedbackProgress> said = Optional.empty();
  private long saidAt;

  ProcessListener(Process process, Path log, Lease lease) {
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
                Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
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
