package org.hilum.inference;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.Preprocessing;
import org.hilum.network.TailWeights;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.Unlikeness;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/**
 * Whole ResNet152V2s with weights that mean nothing, written once into the build folder. They tell
 * bacterial from viral pneumonia.
 */
public final class RandomModel implements QuarkusTestResourceLifecycleManager {
  static final String VERSION = "random/2";

  private static final LayerTable TABLE = LayerTable.resnet152v2();
  private static final Head HEAD = new Head(TABLE.channels(), 256, 2);
  private static final Path MODELS = Path.of("target", "models");
  private static final double UNLIKENESS_LIMIT = 1e9;
  private static final int UNLIKENESS_COMPONENTS = 4;
  private static final float USUAL = 1;
  private static final float FAINTER = 0.9f;
  private static final Map<Float, String> TRUNKS = new HashMap<>();

  @Override
  public Map<String, String> start() {
    return Map.of("hilum.model.path", directory().path().toString());
  }

  @Override
  public void stop() {}

  public static ModelDirectory directory() {
    return directory(VERSION, USUAL, 0);
  }

  /**
   * Another tail on the same trunk.
   *
   * @param bias of the log-odds of pneumonia
   */
  public static ModelDirectory version(String modelVersion, float bias) {
    return directory(modelVersion, USUAL, bias);
  }

  /** A model whose trunk is another one. */
  public static ModelDirectory onAnotherTrunk(String modelVersion) {
    return directory(modelVersion, FAINTER, 0);
  }

  private static synchronized ModelDirectory directory(
      String modelVersion, float strength, float bias) {
    Path path = MODELS.resolve(modelVersion);
    return Files.exists(path) ? ModelDirectory.open(path) : write(modelVersion, strength, bias);
  }

  private static ModelDirectory write(String modelVersion, float strength, float bias) {
    String trunkDigest = TRUNKS.computeIfAbsent(strength, RandomModel::writeTrunk);
    TailWeights tail = tail(bias);
    ModelDescription description =
        new ModelDescription(
            modelVersion,
            ModelDescription.ARCHITECTURE,
            trunkDigest,
            tail.digest(),
            Preprocessing.NAME,
            new ModelDescription.Calibration(1, 0),
            Optional.of(new ModelDescription.Subtype(new ModelDescription.Calibration(2, 0))),
            0.5,
            UNLIKENESS_LIMIT,
            new ModelDescription.Scope(List.of("INFANT", "YOUNG_CHILD"), List.of("PA", "AP")),
            Map.of(),
            Map.of());
    return ModelDirectory.write(MODELS, description, tail);
  }

  private static TailWeights tail(float bias) {
    Map<String, int[]> shapes = new LinkedHashMap<>(TABLE.tailShapes());
    shapes.putAll(HEAD.shapes());
    shapes.putAll(new Unlikeness(TABLE.channels(), UNLIKENESS_COMPONENTS).shapes());
    Tensor moved = Tensor.of(new float[] {bias, 0}, 2);
    return TailWeights.of(
        TABLE, weights(shapes, noise(USUAL)).with(new Weights(Map.of(Head.OUTPUT_BIAS, moved))));
  }

  /**
   * @param strength of its kernels
   */
  private static String writeTrunk(float strength) {
    byte[] trunk = PackedTrunk.pack(TABLE, weights(TABLE.trunkShapes(), noise(strength)));
    String digest = Digest.of(trunk);
    Path folder = MODELS.resolve("trunks").resolve(Digest.abbreviated(digest));
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(PackedTrunk.FILE_NAME), trunk);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the trunk of the test's model", e);
    }
    return digest;
  }

  private static Weights weights(Map<String, int[]> shapes, float[] noise) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> tensors.put(name, tensor(noise, name, shape)));
    return new Weights(tensors);
  }

  /** Few values that repeat: they pack in seconds, where real noise takes a minute. */
  private static float[] noise(float strength) {
    Random random = new Random(152);
    float[] noise = new float[4099];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = strength * (float) random.nextGaussian();
    }
    return noise;
  }

  private static Tensor tensor(float[] noise, String name, int[] shape) {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    float[] values = new float[size];
    if (name.endsWith(".gamma") || name.endsWith(".moving_variance")) {
      Arrays.fill(values, 1);
    } else if (shape.length > 1) {
      float deviation = (float) Math.sqrt(2.0 * shape[0] / size);
      for (int i = 0; i < size; i++) {
        values[i] = noise[i % noise.length] * deviation;
      }
    }
    return Tensor.of(values, shape);
  }
}
