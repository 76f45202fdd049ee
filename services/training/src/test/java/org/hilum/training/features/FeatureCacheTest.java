package org.hilum.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
  private static final ImageSet TWO =
      new ImageSet(
          List.of(
              Images.named(Label.NORMAL, "IM-0001-0001.jpeg"),
              Images.named(Label.PNEUMONIA, "person1_virus_1.jpeg")));
  private static final ImageSet ONE = new ImageSet(TWO.images().subList(0, 1));

  @TempDir Path folder;

  private final List<String> computed = new ArrayList<>();

  @Test
  void computesEachViewOfEachSetOnce() {
    FeatureTable first = cache().extract(TWO, ImageView.plain());
    FeatureTable again = cache().extract(TWO, ImageView.plain());
    cache().extract(TWO, ImageView.altered(1, 0));
    cache().extract(ONE, ImageView.plain());

    assertThat(computed).containsExactly("plain 2", "altered-0 2", "plain 1");
    assertThat(again.rows()).isEqualTo(2);
    assertThat(again.row(1)).isEqualTo(first.row(1)).containsExactly(1, -0.5f, 1e-6f);
  }

  @Test
  void keepsNothingOfAComputationThatFailed() {
    FeatureCache failing =
        new FeatureCache(
            folder,
            (images, view) -> {
              throw new IllegalStateException("no network");
            });

    assertThatThrownBy(() -> failing.extract(TWO, ImageView.plain())).hasMessage("no network");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAFileThatIsCutOff() throws IOException {
    cache().extract(TWO, ImageView.plain());
    Path file = folder.resolve("plain-" + TWO.digest().substring(0, 12) + ".features");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));

    assertThatThrownBy(() -> cache().extract(TWO, ImageView.plain()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            file + " is damaged: it has 20 bytes, expected 32; remove it to compute it again");
  }

  private FeatureCache cache() {
    return new FeatureCache(folder, this::compute);
  }

  private FeatureTable compute(ImageSet images, ImageView view) {
    computed.add(view.name() + " " + images.size());
    float[][] rows = new float[images.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {i, -0.5f, 1e-6f};
    }
    return FeatureTable.of(rows);
  }
}
