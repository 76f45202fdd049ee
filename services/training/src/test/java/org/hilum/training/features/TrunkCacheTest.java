package org.hilum.training.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunkCacheTest {
  private static final int ROW_BYTES = 6;
  private static final ImageView VIEW = ImageView.plain();
  private static final ImageSet IMAGES = images(300);

  @TempDir Path folder;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  @Test
  void givesBackWhatTheSourceSaidAndAsksOnce() {
    TrunkTable first = cache().table(IMAGES, VIEW);
    TrunkTable again = cache().table(IMAGES, VIEW);

    assertThat(asked).hasSize(300);
    assertThat(first.rows()).isEqualTo(300);
    assertRows(first);
    assertRows(again);
    cache().table(IMAGES, ImageView.altered(1, 0));
    assertThat(asked).hasSize(600);
  }

  @Test
  void saysOfAFileThatWasCutMeanwhileWhereItEnds() throws IOException {
    TrunkTable table = cache().table(IMAGES, VIEW);
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.truncate(TrunkHeader.BYTES + 20 * ROW_BYTES + 1);
    }

    assertThat(table.row(19)).hasSize(ROW_BYTES);
    assertThatThrownBy(() -> table.row(20))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("ends before row 20");
  }

  @Test
  void goesOnWhereAKillTornTheLastRow() throws IOException {
    cache().table(IMAGES, VIEW);
    byte[] whole = Files.readAllBytes(file());
    Files.delete(file());
    asked.clear();
    // 21 whole rows and a torn one; whole batches of eight stay.
    Files.write(partial(), Arrays.copyOf(whole, TrunkHeader.BYTES + 21 * ROW_BYTES + 2));

    TrunkTable table = cache().table(IMAGES, VIEW);

    assertThat(asked).hasSize(300 - 16).doesNotContain(name(15)).contains(name(16));
    assertRows(table);
    assertThat(partial()).doesNotExist();
    assertThat(output.toString(UTF_8)).contains("300 images, 16 of them done before");
  }

  @Test
  void keepsWholeChunksOfARunThatFailed() {
    TrunkCache failing = cache(source(IMAGES.images().get(TrunkFile.CHUNK + 40), ROW_BYTES));
    assertThatThrownBy(() -> failing.table(IMAGES, VIEW)).hasMessageContaining("power");
    assertThat(file()).doesNotExist();
    asked.clear();

    assertRows(cache().table(IMAGES, VIEW));
    assertThat(asked).hasSize(300 - TrunkFile.CHUNK);
  }

  @Test
  void beginsAgainAfterAPartOfOtherImages() throws IOException {
    cache().table(IMAGES, VIEW);
    byte[] whole = Files.readAllBytes(file());
    Files.delete(file());
    asked.clear();
    whole[TrunkHeader.BYTES - 20] ^= 1;
    Files.write(partial(), Arrays.copyOf(whole, 1000));

    assertRows(cache().table(IMAGES, VIEW));
    assertThat(asked).hasSize(300);
  }

  @Test
  void refusesAFileThatIsCutOff() throws IOException {
    cache().table(IMAGES, VIEW);
    Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), 1000));

    refuses(file() + " is damaged: it has 1,000 bytes, expected 1,864; remove it");
  }

  @Test
  void refusesAFileOfOtherImages() throws IOException {
    cache().table(IMAGES, VIEW);
    byte[] whole = Files.readAllBytes(file());
    whole[TrunkHeader.BYTES - 20] ^= 1;
    Files.write(file(), whole);

    refuses(file() + " is damaged: it begins like the features of other images; remove it");
  }

  @Test
  void saysBeforehandWhenTheDiskIsTooSmall() {
    TrunkCache large = cache(source(images(1).images().get(0), Integer.MAX_VALUE));
    ImageSet many = images(100_000);

    assertThatThrownBy(() -> large.table(many, VIEW))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContainingAll("no room for " + folder, "214,748,365 MB", "--work");
    assertThat(asked).isEmpty();
  }

  @Test
  void saysWhenTheDiskFillsUp() throws IOException {
    Files.createSymbolicLink(partial(), Path.of("/dev/full"));

    assertThatThrownBy(() -> cache().table(IMAGES, VIEW))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContainingAll(partial().toString(), "No space left", "needs 1 MB", "--work");
  }

  private void refuses(String complaint) {
    assertThatThrownBy(() -> cache().table(IMAGES, VIEW))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(complaint);
  }

  private static void assertRows(TrunkTable table) {
    for (int row = 0; row < IMAGES.size(); row++) {
      assertThat(table.row(row)).isEqualTo(output(IMAGES.images().get(row)));
    }
  }

  private static byte[] output(LabelledImage image) {
    return image.sha256().substring(0, ROW_BYTES).getBytes(UTF_8);
  }

  private TrunkCache cache() {
    return cache(source(Images.named(Label.NORMAL, "none.png"), ROW_BYTES));
  }

  private TrunkCache cache(TrunkSource source) {
    return new TrunkCache(folder, source, new PrintStream(output, true, UTF_8));
  }

  /** Fails at one image. */
  private TrunkSource source(LabelledImage fatal, int rowBytes) {
    return new TrunkSource() {
      @Override
      public int rowBytes() {
        return rowBytes;
      }

      @Override
      public int callers() {
        return 2;
      }

      @Override
      public List<byte[]> outputs(List<LabelledImage> images, ImageView view) {
        if (images.contains(fatal)) {
          throw new IllegalStateException("the power went");
        }
        images.forEach(image -> asked.add(image.name()));
        return images.stream().map(TrunkCacheTest::output).toList();
      }
    };
  }

  private Path file() {
    return folder.resolve("plain-" + IMAGES.digest().substring(0, 12) + ".trunk");
  }

  private Path partial() {
    return folder.resolve(file().getFileName() + ".partial");
  }

  private static String name(int row) {
    return IMAGES.images().get(row).name();
  }

  private static ImageSet images(int count) {
    return new ImageSet(
        IntStream.range(0, count)
            .mapToObj(i -> Images.named(Label.NORMAL, "IM-%06d-0001.jpeg".formatted(i)))
            .toList());
  }
}
