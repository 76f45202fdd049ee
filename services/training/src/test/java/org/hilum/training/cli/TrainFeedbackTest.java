package org.hilum.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hilum.training.data.Split;
import org.hilum.training.feedback.DrawnLoop;
import org.hilum.training.feedback.FeedbackFolder;
import org.hilum.training.feedback.PlannedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as the service starts it. */
class TrainFeedbackTest {
  @TempDir Path folder;

  @Test
  void endsWithTheProcessThatStartedIt() throws IOException, InterruptedException {
    FeedbackFolder run =
        PlannedRun.in(
            folder.resolve("run"), DrawnLoop.examples("a", Split.TRAIN, 2), Optional.empty());
    Process parent = new ProcessBuilder("sleep", "600").start();
    parent.destroyForcibly().waitFor();

    Process command = start(run, parent.pid());

    assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(command.exitValue()).isEqualTo(1);
  }

  @Test
  void saysByItsStatusThatThereIsTooLittleToLearnFrom() throws IOException, InterruptedException {
    FeedbackFolder run =
        PlannedRun.in(
            folder.resolve("run"), DrawnLoop.examples("a", Split.TRAIN, 2), Optional.empty());

    Process command = start(run, ProcessHandle.current().pid());

    assertThat(command.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(command.exitValue()).isEqualTo(4);
    assertThat(folder.resolve("said")).content().contains("no validation image shows NORMAL");
  }

  private Process start(FeedbackFolder run, long parent) throws IOException {
    File said = folder.resolve("said").toFile();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Dai.djl.offline=true",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "train",
            "feedback",
            run.path().toString(),
            "--parent",
            String.valueOf(parent))
        .redirectErrorStream(true)
        .redirectOutput(said)
        .start();
  }
}
