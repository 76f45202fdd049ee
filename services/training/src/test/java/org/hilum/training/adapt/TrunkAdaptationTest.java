package org.hilum.training.adapt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.hilum.network.InvalidModelException;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.Half;
import org.hilum.network.weights.ImportWeights;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.network.weights.Safetensors;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.features.TrunkSource;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.Epoch;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.OptimizerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small trunk learns from drawn values that pass its cut, 16 channels of 28x28 places. */
class TrunkAdaptationTest {
  private static final LayerTable TABLE = SmallTrunk.TABLE;
  private static final TrunkCut CUT = TrunkCut.before(TABLE, "conv3_block1_1_conv").orElseThrow();
  private static final int PLACES = 28 * 28;
  private static final TailSettings SETTINGS =
      new TailSettings(
          new HeadSettings(128, 0.2f, OptimizerKind.ADAMW, 1e-3f, 1e-2f, 16, 3, 4, 4, 0),
          new FitSettings(1e-3f, 1e-2f, 16, 2, new EarlyStop(5, 5)));

  @TempDir Path folder;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @Test
  void learnsWhatAHeadAloneDoesNot() throws IOException {
    AdaptedTrunk adapted = adapt(SmallTrunk.weights());

    List<Epoch> epochs = adapted.fit().epochs();
    assertThat(epochs).hasSize(5);
    assertThat(adapted.fit().best().validationLoss())
        .isLessThan(0.8 * adapted.head().validationLoss());
    assertThat(epochs.get(4).trainingLoss()).isLessThan(epochs.get(0).trainingLoss());
    assertThat(output.toString(UTF_8))
        .contains("training from conv3_block1_preact_bn on, at most 5 epochs")
        .contains("trunk, seed 1, epoch 5: loss")
        .contains("training: 320 of 320 images");
  }

  @Test
  void changesWhatStandsBehindTheCutAndNothingBefore() throws IOException {
    TrunkFolder parent = SmallTrunk.write(folder.resolve("parent"), SmallTrunk.weights());
    Weights before = PackedTrunk.read(TABLE, parent.trunkFile()).weights();

    AdaptedTrunk adapted = run(parent);

    Weights after = PackedTrunk.unpack(TABLE, adapted.trunk()).weights();
    Set<String> changed =
        after.names().stream()
            .filter(name -> !Arrays.equals(after.values(name), before.values(name)))
            .collect(Collectors.toSet());
    Set<String> learned =
        TABLE.trunkShapes().keySet().stream()
            .filter(name -> name.startsWith("conv3") && !name.contains(".moving_"))
            .collect(Collectors.toSet());
    assertThat(changed).isEqualTo(learned);
    Weights layers = Safetensors.parse(adapted.layers());
    assertThat(layers.names()).isEqualTo(TABLE.tailShapes().keySet());
    assertThat(layers.values("conv3_block4_2_conv.kernel"))
        .isNotEqualTo(parent.layers().values("conv3_block4_2_conv.kernel"));
    assertThat(layers.values("post_bn.moving_mean"))
        .isEqualTo(parent.layers().values("post_bn.moving_mean"));
  }

  @Test
  void startsFromALastStageThatWasNeverTrained() throws IOException {
    AdaptedTrunk adapted = adapt(SmallTrunk.freshWeights());

    Weights after = PackedTrunk.unpack(TABLE, adapted.trunk()).weights();
    assertThat(after.values("conv3_block2_3_conv.kernel")).isNotEqualTo(new float[32 * 8]);
    for (String norm :
        List.of("conv3_block1_1_bn", "conv3_block2_preact_bn", "conv3_block3_2_bn")) {
      assertThat(after.values(norm + ".moving_mean")).as(norm).doesNotContain(0);
    }
    assertThat(Safetensors.parse(adapted.layers()).values("post_bn.moving_mean")).doesNotContain(0);
    assertThat(adapted.fit().best().validationLoss())
        .isLessThan(0.8 * adapted.head().validationLoss());
  }

  @Test
  void measuresWhatPackingCosts() throws IOException {
    AdaptedTrunk adapted = adapt(SmallTrunk.weights());

    PackingCost cost = adapted.packing();
    assertThat(cost.unpacked().loss()).isEqualTo(adapted.fit().best().validationLoss());
    assertThat(cost.packed().loss())
        .isCloseTo(cost.unpacked().loss(), within(0.05))
        .isNotEqualTo(cost.unpacked().loss());
    assertThat(cost.packed().auc()).isCloseTo(cost.unpacked().auc(), within(0.02));
    assertThat(output.toString(UTF_8)).contains(cost.inWords());
  }

  @Test
  void saysWhenPackingCostsTooMuch() {
    PackingCost.Figures good = new PackingCost.Figures(0.99, 0.1);

    assertThat(new PackingCost(good, new PackingCost.Figures(0.9895, 0.1)).inWords())
        .contains("AUC 0.9895, was 0.9900", "within the 0.001");
    assertThat(new PackingCost(good, new PackingCost.Figures(0.98, 0.2)).inWords())
        .contains("loss 0.2000, was 0.1000", "more than the 0.001");
  }

  @Test
  void givesTheSameTrunkForTheSameSeed() throws IOException {
    AdaptedTrunk first = adapt(SmallTrunk.weights());

    AdaptedTrunk again = adapt(SmallTrunk.weights());

    assertThat(again.trunk()).isEqualTo(first.trunk());
    assertThat(again.layers()).isEqualTo(first.layers());
  }

  @Test
  void refusesLastLayersOfAnotherNetwork() throws IOException {
    TrunkFolder parent = SmallTrunk.write(folder.resolve("parent"), SmallTrunk.weights());
    Path layers = parent.folder().resolve(ImportWeights.INITIAL_TAIL);
    Files.write(layers, Safetensors.write(Map.of()));

    assertThatThrownBy(() -> run(parent))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(parent.folder().toString())
        .hasMessageContaining("'conv3_block4_1_conv.kernel' is missing");
  }

  private AdaptedTrunk adapt(Weights weights) throws IOException {
    return run(SmallTrunk.write(folder.resolve("parent"), weights));
  }

  private AdaptedTrunk run(TrunkFolder parent) {
    PrintStream print = new PrintStream(output, true, UTF_8);
    TrunkCache cache = new TrunkCache(folder.resolve("work"), new Drawn(), print);
    LearningRows rows =
        LearningRows.cached(
            CUT,
            cache,
            ViewedImages.altered(images(0, 32), 1, 2),
            ViewedImages.stressed(images(32, 48), 1));
    return TrunkAdaptation.of(CUT, parent, SETTINGS, print).run(rows, 1);
  }

  private static ImageSet images(int from, int to) {
    List<LabelledImage> images = new ArrayList<>();
    for (int i = from; i < to; i++) {
      images.add(
          i % 2 == 0
              ? Images.named(Label.NORMAL, "IM-%04d-0001.jpeg".formatted(i))
              : Images.named(Label.PNEUMONIA, "person%d_virus_1.jpeg".formatted(i)));
    }
    return new ImageSet(images);
  }

  /** Noise; in pneumonia the first two channels are alike, in normal images opposite. */
  private record Drawn() implements TrunkSource {
    @Override
    public int rowBytes() {
      return CUT.channels() * PLACES * Short.BYTES;
    }

    @Override
    public int callers() {
      return 1;
    }

    @Override
    public List<byte[]> outputs(List<LabelledImage> images, ImageView view) {
      return images.stream().map(image -> output(image, view)).toList();
    }

    private byte[] output(LabelledImage image, ImageView view) {
      SplittableRandom random =
          new SplittableRandom(image.name().hashCode() + 31L * view.name().hashCode());
      float[] values = new float[CUT.channels() * PLACES];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      for (int i = 0; i < PLACES; i++) {
        values[PLACES + i] = image.isPneumonia() ? values[i] : -values[i];
      }
      ByteBuffer bytes = ByteBuffer.allocate(rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : values) {
        bytes.putShort(Half.fromFloat(value));
      }
      return bytes.array();
    }
  }
}
