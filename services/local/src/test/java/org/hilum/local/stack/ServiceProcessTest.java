package org.hilum.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hilum.servers.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
  @TempDir private Path folder;

  private final int port = FreePort.next();

  @Test
  void waitsUntilTheChildIsReadyAndLetsItDrain() throws Exception {
    ServiceProcess child = start("stay");
    child.awaitReady();
    child.stop();
    assertThat(Files.readAllLines(log())).containsExactly("the child says stay", "drained");
    assertThat(ProcessHandle.of(child.pid())).isEmpty();
  }

  @Test
  void reportsAChildThatCrashesBeforeItIsReadyWithTheEndOfItsLog() {
    ServiceProcess child = start("crash");
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(child::awaitReady)
        .withMessageContaining("small-child ended with status 7")
        .withMessageContaining("the child says crash");
  }

  @Test
  void reportsAChildThatCrashesLater() throws Exception {
    ServiceProcess child = start("ready-then-crash");
    CompletableFuture<StackException> crash = new CompletableFuture<>();
    child.onExit(() -> crash.complete(child.crashed()));
    child.awaitReady();
    assertThat(crash.get(20, TimeUnit.SECONDS)).hasMessageContaining("ended with status 8");
  }

  @Test
  void killsAChildWithoutLettingItDrain() throws Exception {
    ServiceProcess child = start("stay");
    child.awaitReady();
    child.kill();
    assertThat(Files.readAllLines(log())).containsExactly("the child says stay");
  }

  @Test
  void aLaterStartEndsTheChildThatAKilledStackLeftBehind() {
    ServiceProcess child = start("stay");
    child.awaitReady();
    ProcessFile file = new ProcessFile(folder.resolve("processes").resolve("small-child"));
    file.write(child.pid(), SmallChild.class.getName());
    file.endOrphan();
    assertThat(ProcessHandle.of(child.pid())).isEmpty();
  }

  @Test
  void sparesAProcessThatOnlyHasTheNumberOfAnOldChild() {
    ServiceProcess child = start("stay");
    child.awaitReady();
    ProcessFile file = new ProcessFile(folder.resolve("processes").resolve("small-child"));
    file.write(child.pid(), "another/quarkus-run.jar");
    file.endOrphan();
    assertThat(ProcessHandle.of(child.pid())).isPresent();
    child.kill();
  }

  private ServiceProcess start(String behaviour) {
    return ServiceProcess.start(
        "small-child",
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SmallChild.class.getName(),
            behaviour,
            Integer.toString(port)),
        Map.of(),
        URI.create("http://localhost:%d/q/health/ready".formatted(port)),
        log());
  }

  private Path log() {
    return folder.resolve("small-child.log");
  }
}
