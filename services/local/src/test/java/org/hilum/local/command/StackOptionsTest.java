package org.hilum.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hilum.local.stack.Port;
import org.hilum.local.stack.StackSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackOptionsTest {
  @TempDir private Path home;
  @TempDir private Path here;

  @Test
  void takesTheNewestModelAndTheProjectsDataFolderByDefault() throws Exception {
    for (String version : List.of("1", "2", "10", "drafts")) {
      Files.createDirectories(home.resolve("models/pneumonia-guangzhou").resolve(version));
    }
    StackSettings settings = settings();
    assertThat(settings.model()).isEqualTo(home.resolve("models/pneumonia-guangzhou/10"));
    assertThat(settings.data()).isEqualTo(home.resolve(".hilum"));
    assertThat(settings.ports().number(Port.KAFKA)).isEqualTo(19092);
  }

  @Test
  void readsPathsFromTheFolderInWhichTheyWereTyped() {
    StackSettings settings = settings("--data", "mine", "--model", "/models/x/3");
    assertThat(settings.data()).isEqualTo(here.resolve("mine"));
    assertThat(settings.model()).isEqualTo(Path.of("/models/x/3"));
  }

  @Test
  void movesAPort() {
    StackSettings settings = settings("--triage-port", "9081");
    assertThat(settings.ports().number(Port.TRIAGE)).isEqualTo(9081);
    assertThat(settings.ports().number(Port.GATEWAY)).isEqualTo(8080);
  }

  private StackSettings settings(String... words) {
    Arguments arguments = Arguments.parse(List.of(words), StackOptions.names(), Set.of());
    return StackOptions.settings(arguments, home, here);
  }
}
