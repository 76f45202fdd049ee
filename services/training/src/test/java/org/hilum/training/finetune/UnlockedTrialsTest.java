package org.hilum.training.finetune;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hilum.network.Features;
import org.hilum.network.layers.LayerTable;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.search.Candidate;
import org.hilum.training.train.Epoch;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearningData;
import org.hilum.training.train.OptimizerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real last layers on trunk outputs of noise. */
class UnlockedTrialsTest {
  private static final HeadSettings HEAD =
      new HeadSettings(Drawn.HIDDEN, 0.2f, OptimizerKind.ADAMW, 1e-3f, 1e-2f, 8, 3, 5, 5, 0);
  private static final ImageSet IMAGES = images();
  private static final LearningData POOLED = pooled();

  @TempDir Path folder;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private int asked;

  @Test
  void trainsAHeadAloneWithoutATrunkOutput() {
    List<Epoch> epochs = trials().train(new Candidate(HEAD, 0), 1);

    assertThat(epochs).hasSize(5);
    assertThat(asked).isZero();
    assertThat(output.toString(UTF_8)).isEmpty();
  }

  @Test
  void unlocksAsManyLayersAsTheCandidateSays() {
    List<List<Epoch>> byDepth = new ArrayList<>();
    for (UnlockDepth depth : UnlockDepth.values()) {
      byDepth.add(trials().train(new Candidate(HEAD, depth.layers()), 1));
    }

    assertThat(byDepth).allSatisfy(epochs -> assertThat(epochs).hasSize(2));
    assertThat(byDepth.get(0)).isNotEqualTo(byDepth.get(1));
    assertThat(asked).isEqualTo(2);
    assertThat(output.toString(UTF_8))
        .contains("last 4 layers, seed 1, epoch 2: loss", "last 13 layers, seed 1, epoch 1: loss");
  }

  @Test
  void refusesADepthThatThereIsNot() {
    assertThatThrownBy(() -> trials().train(new Candidate(HEAD, 7), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no depth of 7 layers");
  }

  private UnlockedTrials trials() {
    return new UnlockedTrials(POOLED, this::outputs, new PrintStream(output, true, UTF_8));
  }

  private TrunkOutputs outputs() {
    asked++;
    return new TrunkOutputs(
        LayerTable.resnet152v2(),
        Drawn.layers(LayerTable.resnet152v2()),
        samples(ImageView.altered(1, 0)),
        samples(ImageView.stressed(1)));
  }

  private TrunkSamples samples(ImageView view) {
    DrawnOutputs drawn = new DrawnOutputs(Features.CHANNELS, Features.SIDE * Features.SIDE);
    TrunkCache cache = new TrunkCache(folder, drawn, new PrintStream(output, true, UTF_8));
    ViewedImages viewed = new ViewedImages(IMAGES, List.of(view));
    TrunkSamples samples =
        new TrunkSamples(
            List.of(cache.table(IMAGES, view)), viewed.isPneumonia(), Features.CHANNELS);
    return samples;
  }

  private static LearningData pooled() {
    float[][] rows = new float[IMAGES.size()][Features.CHANNELS];
    for (int i = 0; i < rows.length; i++) {
      rows[i][i % 7] = 1;
      rows[i][8] = IMAGES.images().get(i).isPneumonia() ? 1 : 0;
    }
    LabelledFeatures features = new LabelledFeatures(FeatureTable.of(rows), IMAGES.images());
    return new LearningData(features, features.features(), features, features);
  }

  private static ImageSet images() {
    List<LabelledImage> images = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      images.add(Images.named(Label.NORMAL, "IM-%04d-0001.jpeg".formatted(i)));
      images.add(Images.named(Label.PNEUMONIA, "person%d_virus_1.jpeg".formatted(i)));
    }
    return new ImageSet(images);
  }
}
