package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TieredSpoolTest {
  private static final int MEMORY = 10 * SharedBlocks.BLOCK;

  @TempDir private Path folder;
  private int opened;
  private Spool.Factory spools;

  @BeforeEach
  void counts() {
    Spool.Factory files = FileSpool.in(folder);
    spools =
        TieredSpool.of(
            MEMORY,
            () -> {
              opened++;
              return files.open();
            });
  }

  @Test
  void keepsInMemoryWhatFits() throws IOException {
    byte[] object = bytes(MEMORY);
    try (Spool spool = written(object)) {
      assertThat(spool.size()).isEqualTo(MEMORY);
      assertThat(spool.content().readAllBytes()).isEqualTo(object);
      assertThat(spool.content().readAllBytes()).isEqualTo(object);
    }
    assertThat(opened).isZero();
  }

  @Test
  void movesWhatDoesNotFitToAFile() throws IOException {
    byte[] object = bytes(MEMORY + 1);
    try (Spool spool = written(object)) {
      assertThat(spool.size()).isEqualTo(object.length);
      assertThat(spool.content().readAllBytes()).isEqualTo(object);
    }
    assertThat(opened).isOne();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void sharesTheMemory() throws IOException {
    byte[] most = bytes(MEMORY - 100);
    byte[] second = bytes(1_000);
    try (Spool first = written(most);
        Spool other = written(second)) {
      assertThat(first.content().readAllBytes()).isEqualTo(most);
      assertThat(other.content().readAllBytes()).isEqualTo(second);
    }
    assertThat(opened).isOne();
  }

  @Test
  void whatIsClosedMakesRoomOnce() throws IOException {
    for (int i = 0; i < 5; i++) {
      Spool spool = written(bytes(MEMORY));
      spool.close();
      spool.close();
    }
    assertThat(opened).isZero();
    written(bytes(MEMORY + 1)).close();
    assertThat(opened).isOne();
  }

  @Test
  void anEmptyObjectIsEmpty() throws IOException {
    try (Spool spool = spools.open()) {
      assertThat(spool.content().readAllBytes()).isEmpty();
    }
  }

  /** In pieces that do not end where blocks do. */
  private Spool written(byte[] object) throws IOException {
    Spool spool = spools.open();
    int from = 0;
    for (int length = 1; from < object.length; length = length * 3 % 100_003) {
      int count = Math.min(length, object.length - from);
      spool.write(object, from, count);
      from += count;
    }
    return spool;
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
