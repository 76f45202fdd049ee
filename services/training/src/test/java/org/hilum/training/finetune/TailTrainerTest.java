package org.hilum.training.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hilum.network.Features;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Half;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.hilum.training.calibrate.Temperature;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.TrunkSource;
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
  private static final int PLACES = 4 * 4;
  private static final int HIDDEN = 128;
  private static final FitSettings SETTINGS =
      new FitSettings(2e-3f, 1e-2f, 16, 2, new EarlyStop(15, 15));
  private static final Weights LAYERS = layers();
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
      long head = 32 * HIDDEN + HIDDEN + HIDDEN + 1;
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
      float[] expected = Features.toFloats(new Drawn().output(sixth, ImageView.altered(1, 1)));
      assertThat(Arrays.copyOfRange(read.toFloatArray(), expected.length, 2 * expected.length))
          .isEqualTo(expected);
    }
  }

  private Model start() {
    return trainer().start(head(), training.shape(16));
  }

  private static TailTrainer trainer() {
    return new TailTrainer(TABLE, LAYERS, SETTINGS, 0.2f);
  }

  private Fit train(Model model, long seed) {
    return trainer().train(model, training, validation, seed, epoch -> {});
  }

  private TrunkSamples samples(ImageView... views) {
    TrunkCache cache =
        new TrunkCache(folder, new Drawn(), new PrintStream(OutputStream.nullOutputStream()));
    List<TrunkTable> tables = Arrays.stream(views).map(view -> cache.table(IMAGES, view)).toList();
    boolean[] labels = new boolean[IMAGES.size() * views.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = IMAGES.images().get(i % IMAGES.size()).isPneumonia();
    }
    return new TrunkSamples(tables, labels, TABLE.channels());
  }

  /** Noise; in pneumonia one channel is higher. */
  private record Drawn() implements TrunkSource {
    @Override
    public int rowBytes() {
      return TABLE.channels() * PLACES * Short.BYTES;
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
      float[] values = new float[TABLE.channels() * PLACES];
      Arrays.setAll(new int[values.length], i -> draw(values, i, random));
      for (int i = 0; i < PLACES; i++) {
        values[i] += image.isPneumonia() ? 2 : 0;
      }
      ByteBuffer bytes = ByteBuffer.allocate(rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : values) {
        bytes.putShort(Half.fromFloat(value));
      }
      return bytes.array();
    }

    private static int draw(float[] values, int i, SplittableRandom random) {
      values[i] = (float) random.nextGaussian();
      return i;
    }
  }

  private static ImageSet images(int count) {
    List<LabelledImage> images = new ArrayList<>();
    for (int i = 0; i < count / 2; i++) {
      images.add(Images.named(Label.NORMAL, "IM-%04d-0001.jpeg".formatted(i)));
      images.add(Images.named(Label.PNEUMONIA, "person%d_virus_1.jpeg".formatted(i)));
    }
    return new ImageSet(images);
  }

  private static DenseHead head() {
    SplittableRandom random = new SplittableRandom(5);
    float[][] kernel = new float[HIDDEN][TABLE.channels()];
    float[] output = new float[HIDDEN];
    for (int unit = 0; unit < HIDDEN; unit++) {
      for (int i = 0; i < kernel[unit].length; i++) {
        kernel[unit][i] = (float) (0.2 * random.nextGaussian());
      }
      output[unit] = (float) (0.1 * random.nextGaussian());
    }
    return new DenseHead(kernel, new float[HIDDEN], new float[][] {output}, new float[1]);
  }

  private static Weights layers() {
    SplittableRandom random = new SplittableRandom(3);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    TABLE
        .tailShapes()
        .forEach(
            (name, shape) -> {
              int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
              float[] values = new float[size];
              double deviation = Math.sqrt(2.0 * shape[0] / size);
              for (int i = 0; i < size; i++) {
                boolean isOne = name.endsWith(".gamma") || name.endsWith(".moving_variance");
                boolean isKernel = name.endsWith(".kernel");
                values[i] = isOne ? 1 : isKernel ? (float) (deviation * random.nextGaussian()) : 0;
              }
              tensors.put(name, Tensor.of(values, shape));
            });
    return new Weights(tensors);
  }
}
