package org.hilum.training.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hilum.network.Features;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.calibrate.Temperature;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.TrunkTable;
import org.hilum.training.train.DenseHead;
import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.EvenOdds;
import org.hilum.training.train.Fit;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.NetworkAnswers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small tail of the same kind learns from outputs of 32 channels at 4x4 places. */
class TailTrainerTest {
  private static final LayerTable TABLE = LayerTable.of(4, List.of(8, 8), List.of(1, 2));
  private static final DrawnOutputs OUTPUTS = new DrawnOutputs(TABLE.channels(), 4 * 4);
  private static final FitSettings SETTINGS =
      new FitSettings(2e-3f, 1e-2f, 16, 2, new EarlyStop(15, 15));
  private static final Weights LAYERS = Drawn.layers(TABLE);
  private static final ImageSet IMAGES = images(64);

  @TempDir Path folder;

  private TrunkSamples training;
  private TrunkSamples validation;

  @BeforeEach
  void drawsOutputs() {
    training = samples(ImageView.altered(1, 0), ImageView.altered(1, 1));
    validation = samples(ImageView.stressed(1));
  }

  @Test
  void learnsWhatItDidNotKnowBefore() {
    try (Model model = start()) {
      double before =
          EvenOdds.accuracy(NetworkAnswers.logits(model, validation), validation.isPneumonia());
      Fit fit = train(model, 1);

      assertThat(before).isLessThan(0.8);
      assertThat(fit.best().validationAccuracy()).isGreaterThan(0.95);
      assertThat(fit.best().trainingAccuracy()).isGreaterThan(0.8);
      assertThat(fit.best().trainingLoss()).isLessThan(fit.epochs().get(0).trainingLoss());
      double[] logits = NetworkAnswers.logits(model, validation);
      assertThat(Temperature.loss(logits, validation.isPneumonia(), 1))
          .as("the model has the weights of the best epoch")
          .isEqualTo(fit.best().validationLoss());
    }
  }

  @Test
  void trainsAllButTheStatistics() {
    try (Model model = start()) {
      Fit fit = train(model, 1);

      // Kernels 32x8, 8x8x3x3 and 8x32 with its bias, four normalizations, and the head.
      long norms = 2 * (32 + 8 + 8 + 32);
      long head = 32 * Drawn.HIDDEN + Drawn.HIDDEN + Drawn.HIDDEN + 1;
      assertThat(fit.trainedParameters())
          .isEqualTo(32 * 8 + 8 * 8 * 9 + 8 * 32 + 32 + norms + head);
      List<String> fixed =
          model.getBlock().getParameters().stream()
              .filter(parameter -> !parameter.getValue().requiresGradient())
              .map(parameter -> Arrays.toString(parameter.getValue().getArray().toFloatArray()))
              .toList();
      assertThat(fixed).hasSize(8);
      try (Model before = start()) {
        List<String> untouched =
            before.getBlock().getParameters().stream()
                .filter(parameter -> !parameter.getValue().requiresGradient())
                .map(parameter -> Arrays.toString(parameter.getValue().getArray().toFloatArray()))
                .toList();
        assertThat(fixed).isEqualTo(untouched);
      }
    }
  }

  @Test
  void trainsNothingBelowTheLastConvolutionWhereItShallNot() {
    DenseHead head = Drawn.head(TABLE, 1);
    try (Model model = trainer().start(head, training.shape(16), UnlockDepth.LAST_CONVOLUTION)) {
      Fit fit = train(model, 1);

      Weights learned = TailTrainer.weights(model);
      // The last kernel with its bias, gamma and beta of the last normalization, and the head.
      assertThat(fit.trainedParameters())
          .isEqualTo(8 * 32 + 32 + 2 * 32 + 32 * 128 + 128 + 128 + 1);
      assertThat(fit.best().validationAccuracy()).isGreaterThan(0.9);
      assertThat(learned.names()).containsAll(LAYERS.names()).hasSize(LAYERS.names().size() + 4);
      for (String name : LAYERS.names()) {
        boolean isSame = Arrays.equals(learned.values(name), LAYERS.values(name));
        boolean learns = name.matches("conv3_block2_3_conv\\..*|post_bn\\.(gamma|beta)");
        assertThat(isSame).as(name).isNotEqualTo(learns);
      }
      assertThat(learned.values(Head.OUTPUT_KERNEL)).isNotEqualTo(head.outputKernel()[0]);
    }
  }

  @Test
  void givesTheSameNumbersForTheSameSeed() {
    Fit first;
    double[] answers;
    try (Model model = start()) {
      first = train(model, 7);
      answers = NetworkAnswers.logits(model, validation);
    }
    try (Model model = start()) {
      assertThat(train(model, 7)).isEqualTo(first);
      assertThat(NetworkAnswers.logits(model, validation)).isEqualTo(answers);
    }
    try (Model model = start()) {
      assertThat(train(model, 8).epochs()).isNotEqualTo(first.epochs());
    }
  }

  @Test
  void readsRowsOfAllViewsAsTheyWereStored() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray read = training.inputs(manager, new int[] {3, 64 + 5}, 1);

      assertThat(read.getShape()).isEqualTo(training.shape(2));
      LabelledImage sixth = IMAGES.images().get(5);
      float[] expected = Features.toFloats(OUTPUTS.output(sixth, ImageView.altered(1, 1)));
      assertThat(Arrays.copyOfRange(read.toFloatArray(), expected.length, 2 * expected.length))
          .isEqualTo(expected);
    }
  }

  private Model start() {
    return trainer().start(Drawn.head(TABLE, 1), training.shape(16));
  }

  private static TailTrainer trainer() {
    return new TailTrainer(TABLE, LAYERS, SETTINGS, 0.2f);
  }

  private Fit train(Model model, long seed) {
    return trainer().train(model, training, validation, seed, epoch -> {});
  }

  private TrunkSamples samples(ImageView... views) {
    TrunkCache cache =
        new TrunkCache(folder, OUTPUTS, new PrintStream(OutputStream.nullOutputStream()));
    List<TrunkTable> tables = Arrays.stream(views).map(view -> cache.table(IMAGES, view)).toList();
    boolean[] labels = new boolean[IMAGES.size() * views.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = IMAGES.images().get(i % IMAGES.size()).isPneumonia();
    }
    return new TrunkSamples(tables, labels, TABLE.channels());
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
