package org.hilum.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.hilum.servers.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
  @TempDir private Path folder;

  @Test
  void refusesASecondStackOnTheSameData() {
    try (Stack first = new Stack(settings(), line -> {})) {
      assertThat(first.crash()).isNotDone();
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> new Stack(settings(), line -> {}))
          .withMessageContaining("another stack runs on")
          .withMessageContaining("--data DIR");
    }
    new Stack(settings(), line -> {}).close();
  }

  @Test
  void saysWhichJarIsMissing() {
    try (Stack stack = new Stack(settings(), line -> {})) {
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(stack::start)
          .withMessageContaining("services/gateway/target/quarkus-app/quarkus-run.jar");
    }
  }

  private StackSettings settings() {
    return new StackSettings(
        folder,
        folder.resolve("data"),
        folder.resolve("model"),
        Ports.choosing(port -> FreePort.next()));
  }
}
