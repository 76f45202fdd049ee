package org.hilum.training.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.ImportWeights;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.hilum.training.features.TrunkFolder;

/** A trunk of five bottlenecks, drawn, as {@code import-weights} would leave it. */
public final class SmallTrunk {
  /** Images of 224 pixels become 16 channels of 28x28 places, then 32. */
  public static final LayerTable TABLE = LayerTable.of(8, List.of(4, 8), List.of(2, 4));

  private SmallTrunk() {}

  public static Weights weights() {
    SplittableRandom random = new SplittableRandom(3);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    TABLE.shapes().forEach((name, shape) -> tensors.put(name, drawn(random, name, shape)));
    return new Weights(tensors);
  }

  /** The same with a last stage of which only the first normalization was ever trained. */
  public static Weights freshWeights() {
    Map<String, Tensor> fresh = new LinkedHashMap<>();
    Weights trained = weights();
    for (String name : trained.names()) {
      boolean isLast = name.matches("(conv3_block._(?!preact)|conv3_block[2-4]|post_bn).*");
      int[] shape = trained.tensor(name).shape();
      float[] values = new float[trained.tensor(name).size()];
      if (name.endsWith(".moving_variance") || name.endsWith(".gamma")) {
        Arrays.fill(values, 1);
      }
      boolean isStart = isLast && (shape.length == 1 || name.contains("_3_conv"));
      fresh.put(name, isStart ? Tensor.of(values, shape) : trained.tensor(name));
    }
    return new Weights(fresh);
  }

  public static TrunkFolder write(Path folder, Weights weights) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(PackedTrunk.FILE_NAME), PackedTrunk.pack(TABLE, weights));
    Files.write(
        folder.resolve(ImportWeights.INITIAL_TAIL), ImportWeights.initialTail(TABLE, weights));
    return new TrunkFolder(folder);
  }

  private static Tensor drawn(SplittableRandom random, String name, int[] shape) {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    double deviation = Math.sqrt(2.0 * shape[0] / size);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      boolean isScale = name.endsWith(".gamma") || name.endsWith(".moving_variance");
      double wide = shape.length == 1 ? 0.2 : deviation;
      values[i] =
          isScale
              ? 0.8f + 0.4f * (float) random.nextDouble()
              : (float) (wide * random.nextGaussian());
    }
    return Tensor.of(values, shape);
  }
}
