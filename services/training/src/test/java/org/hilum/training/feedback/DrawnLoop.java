package org.hilum.training.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hilum.network.Features;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.Preprocessing;
import org.hilum.network.TailWeights;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.Unlikeness;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.Half;
import org.hilum.network.weights.ImportWeights;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.Finding;
import org.hilum.training.data.PatientSplit;
import org.hilum.training.data.Split;
import org.hilum.training.finetune.Drawn;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.snapshot.Example;
import org.hilum.training.train.DenseHead;
import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.OptimizerKind;

/**
 * Everything that a run needs, drawn: trunk outputs of noise in which a pneumonia has some channels
 * higher, a champion that knows these channels, and a trunk of a few letters, which cannot run.
 */
public final class DrawnLoop {
  /** Few epochs, long steps. */
  public static final TailSettings SETTINGS =
      new TailSettings(
          new HeadSettings(16, 0.2f, OptimizerKind.ADAMW, 1e-3f, 1e-2f, 8, 2, 4, 4, 0),
          new FitSettings(1e-4f, 1e-2f, 8, 2, new EarlyStop(2, 2)));

  /** The champion's; it says of DICOM other things than a model that says nothing. */
  static final ModelDescription.Scope SCOPE =
      new ModelDescription.Scope(
          List.of("YOUNG_CHILD"),
          List.of("AP", "PA"),
          Optional.of(List.of("DX")),
          Optional.of(List.of("CHEST")));

  private static final LayerTable TABLE = LayerTable.resnet152v2();
  private static final byte[] TRUNK = "a trunk that cannot run".getBytes(UTF_8);
  private static final int TELLING_CHANNELS = 256;
  private static final int PLACES = Features.SIDE * Features.SIDE;

  private DrawnLoop() {}

  public static String trunkDigest() {
    return Digest.of(TRUNK);
  }

  /** The safetensors file that a worker would leave of an image, the same for the same image. */
  public static byte[] features(String imageId, boolean isPneumonia) {
    return Features.toSafetensors(output(imageId, isPneumonia));
  }

  static byte[] output(String imageId, boolean isPneumonia) {
    SplittableRandom random = new SplittableRandom(imageId.hashCode());
    ByteBuffer bytes =
        ByteBuffer.allocate(Features.SIZE * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < Features.SIZE; i++) {
      double shift = isPneumonia && i < TELLING_CHANNELS * PLACES ? 2 : 0;
      bytes.putShort(Half.fromFloat((float) (random.nextGaussian() + shift)));
    }
    return bytes.array();
  }

  /**
   * So many examples of each class in a split, each of a patient of its own.
   *
   * @param name makes them others than those of another name
   */
  public static List<Example> examples(String name, Split split, int ofEach) {
    List<Example> examples = new ArrayList<>();
    for (Finding finding : List.of(Finding.NORMAL, Finding.BACTERIAL)) {
      List<String> patients =
          IntStream.iterate(0, number -> number + 1)
              .mapToObj(number -> "%s-%s-%d".formatted(name, finding, number))
              .filter(patient -> PatientSplit.of(patient) == split)
              .limit(ofEach)
              .toList();
      patients.forEach(patient -> examples.add(example(patient, split, finding)));
    }
    return examples;
  }

  private static Example example(String patient, Split split, Finding finding) {
    String imageId = Digest.of(patient.getBytes(UTF_8));
    return new Example(
        imageId,
        patient,
        split,
        finding,
        1,
        Features.objectKey(imageId, trunkDigest()),
        Digest.of(features(imageId, finding != Finding.NORMAL)));
  }

  /** Writes a champion with its trunk, and the layers to start from. */
  public static Path champion(Path models, String version) {
    Path trunk = models.resolve("trunks").resolve(Digest.abbreviated(trunkDigest()));
    Weights layers = Drawn.layers(TABLE);
    write(trunk.resolve("trunk.safetensors.zst"), TRUNK);
    write(trunk.resolve(ImportWeights.INITIAL_TAIL), ImportWeights.initialTail(TABLE, layers));
    TailWeights tail = TailWeights.of(TABLE, layers.with(head().weights()).with(unlikeness()));
    return ModelDirectory.write(models, description(version, tail), tail).path();
  }

  /** Higher the higher the telling channels are. */
  private static DenseHead head() {
    float[][] kernel = new float[1][TABLE.channels()];
    for (int channel = 0; channel < TELLING_CHANNELS; channel++) {
      kernel[0][channel] = 1f / TELLING_CHANNELS;
    }
    return new DenseHead(kernel, new float[1], new float[][] {{5}}, new float[] {-6});
  }

  private static Weights unlikeness() {
    float[] direction = new float[TABLE.channels()];
    direction[0] = 1;
    return new Weights(
        Map.of(
            Unlikeness.MEAN,
            Tensor.of(new float[TABLE.channels()], TABLE.channels()),
            Unlikeness.COMPONENTS,
            Tensor.of(direction, 1, TABLE.channels())));
  }

  private static ModelDescription description(String version, TailWeights tail) {
    return new ModelDescription(
        version,
        ModelDescription.ARCHITECTURE,
        trunkDigest(),
        tail.digest(),
        Preprocessing.NAME,
        new ModelDescription.Calibration(1, 0),
        Optional.empty(),
        0.5,
        1000,
        SCOPE,
        Map.of(),
        Map.of());
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
