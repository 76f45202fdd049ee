package org.hilum.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostgresBinariesTest {

  @Test
  void wipesWhatAnEarlierRunUnpackedOnlyInPart() throws Exception {
    Path half =
        PostgresBinaries.unpackedFor(
            binaries -> Files.createDirectories(binaries.resolve("PG-half").resolve("bin")));
    assertThat(half).isDirectory();
    PostgresBinaries.unpackedFor(binaries -> binaries);
    assertThat(half).doesNotExist();
  }
}
