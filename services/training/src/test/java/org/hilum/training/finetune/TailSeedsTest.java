package org.hilum.training.finetune;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.TrunkTable;
import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearningData;
import org.hilum.training.train.OptimizerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small tail of the same kind, three seeds of three epochs. */
class TailSeedsTest {
  private static final LayerTable TABLE = LayerTable.of(4, List.of(8, 8), List.of(1, 2));
  private static final Weights LAYERS = Drawn.layers(TABLE);
  private static final ImageSet IMAGES = images(32);
  private static final TailSettings SETTINGS =
      new TailSettings(
          new HeadSettings(16, 0.2f, OptimizerKind.ADAMW, 1e-3f, 1e-2f, 16, 2, 2, 2, 0),
          new FitSettings(2e-3f, 1e-2f, 16, 2, new EarlyStop(3, 3)));

  @TempDir Path folder;

  private final List<Double> shares = new ArrayList<>();

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final PrintStream print = new PrintStream(output, true, UTF_8);

  @Test
  void tunesTheLayersWithEachSeed() {
    List<TunedTail> tails = run("work", print);

    assertThat(tails).extracting(TunedTail::seed).containsExactly(5L, 6L, 7L);
    for (TunedTail tail : tails) {
      assertThat(tail.epochs()).hasSize(3);
      assertThat(tail.weights().names()).containsAll(TABLE.tailShapes().keySet());
      assertThat(kernel(tail)).isNotEqualTo(LAYERS.values("post_bn.gamma"));
    }
    assertThat(kernel(tails.get(0))).isNotEqualTo(kernel(tails.get(1)));
    assertThat(output.toString(UTF_8))
        .contains("last layers, seed 5, epoch 3: loss")
        .containsPattern("at most \\d+ min left, 2 seeds after this one")
        .containsPattern("last layers, seed 7: took \\d+ s, stressed validation \\d.\\d{4} in");
  }

  @Test
  void tellsHowFarItIsAfterEachEpoch() {
    run("work", print);

    assertThat(shares).hasSize(9).isSorted();
    assertThat(shares.get(0)).isCloseTo(1 / 9.0, within(1e-9));
    assertThat(shares.get(8)).isEqualTo(1);
  }

  @Test
  void goesOnWithTheSeedThatWasRunningWhenItWasKilled() {
    List<TunedTail> whole = run("whole", print);
    assertThatThrownBy(() -> run("work", FailingPrint.at("seed 6, epoch 2", output)))
        .hasMessage("power");
    output.reset();

    List<TunedTail> again = run("work", print);

    assertThat(output.toString(UTF_8))
        .contains("last layers, seed 5: was there")
        .doesNotContain("seed 5, epoch")
        .contains("last layers, seed 6, epoch 1", "last layers, seed 7, epoch 3");
    for (int i = 0; i < again.size(); i++) {
      assertThat(again.get(i).epochs()).isEqualTo(whole.get(i).epochs());
      assertThat(again.get(i).weights().names()).isEqualTo(whole.get(i).weights().names());
      for (String name : whole.get(i).weights().names()) {
        assertThat(again.get(i).weights().values(name))
            .as(name)
            .isEqualTo(whole.get(i).weights().values(name));
      }
    }
  }

  @Test
  void keepsSeedsOfOtherFeaturesAndSettingsApart() {
    TailSettings slower =
        new TailSettings(
            SETTINGS.head(), new FitSettings(1e-4f, 1e-2f, 16, 2, new EarlyStop(3, 3)));

    assertThat(KeptTails.in(folder, "features", SETTINGS))
        .isEqualTo(KeptTails.in(folder, "features", SETTINGS))
        .isNotEqualTo(KeptTails.in(folder, "features", slower))
        .isNotEqualTo(KeptTails.in(folder, "others", SETTINGS));
  }

  @Test
  void saysWhichFileIsDamaged() throws IOException {
    KeptTails kept = new KeptTails(folder.resolve("kept"));
    run("kept", print);
    Path file = folder.resolve("kept/tail-seed-6.json");
    Files.writeString(file, "{\"epochs\": [");

    assertThatThrownBy(() -> kept.find(6))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(file + " is damaged; remove it to train this seed again");
    assertThat(kept.find(8)).isEmpty();
  }

  private static float[] kernel(TunedTail tail) {
    return tail.weights().values("post_bn.gamma");
  }

  private List<TunedTail> run(String kept, PrintStream to) {
    TrunkOutputs outputs =
        new TrunkOutputs(
            TABLE,
            LAYERS,
            samples(ImageView.altered(1, 0), ImageView.altered(1, 1)),
            samples(ImageView.stressed(1)));
    LabelledFeatures twice = pooled(2);
    LearningData data = new LearningData(twice, twice.features(), pooled(1), pooled(1));
    return new TailSeeds(
            data,
            outputs,
            SETTINGS,
            new KeptTails(folder.resolve(kept)),
            to,
            (share, left) -> shares.add(share))
        .run(5, 3);
  }

  private TrunkSamples samples(ImageView... views) {
    TrunkCache cache =
        new TrunkCache(folder.resolve("trunk"), new DrawnOutputs(TABLE.channels(), 4 * 4), print);
    List<TrunkTable> tables = new ArrayList<>();
    for (ImageView view : views) {
      tables.add(cache.table(IMAGES, view));
    }
    return new TrunkSamples(tables, pooled(views.length).isPneumonia(), TABLE.channels());
  }

  private static LabelledFeatures pooled(int views) {
    float[][] rows = new float[IMAGES.size()][TABLE.channels()];
    for (int i = 0; i < rows.length; i++) {
      rows[i][i % 7] = 1;
      rows[i][8] = IMAGES.images().get(i).isPneumonia() ? 1 : 0;
    }
    FeatureTable table = FeatureTable.of(rows);
    List<FeatureTable> tables = new ArrayList<>();
    for (int view = 0; view < views; view++) {
      tables.add(table);
    }
    return LabelledFeatures.ofViews(tables, IMAGES.images());
  }

  private static ImageSet images(int count) {
    List<LabelledImage> images = new ArrayList<>();
    for (int i = 0; i < count / 2; i++) {
      images.add(Images.named(Label.NORMAL, "IM-%04d-0001.jpeg".formatted(i)));
      images.add(Images.named(Label.PNEUMONIA, "person%d_virus_1.jpeg".formatted(i)));
    }
    return new ImageSet(images);
  }
}
