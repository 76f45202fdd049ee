package org.hilum.training.finetune;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.hilum.training.train.DenseHead;

/** Layers and heads that nobody trained, the same each time. */
public final class Drawn {
  static final int HIDDEN = 128;

  private Drawn() {}

  /** The last layers, normalizations as they begin. */
  public static Weights layers(LayerTable table) {
    SplittableRandom random = new SplittableRandom(3);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    table
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

  public static DenseHead head(LayerTable table, int outputs) {
    SplittableRandom random = new SplittableRandom(5);
    float[][] kernel = new float[HIDDEN][table.channels()];
    float[][] output = new float[outputs][HIDDEN];
    for (int unit = 0; unit < HIDDEN; unit++) {
      for (int i = 0; i < kernel[unit].length; i++) {
        kernel[unit][i] = (float) (0.2 * random.nextGaussian());
      }
      for (float[] row : output) {
        row[unit] = (float) (0.1 * random.nextGaussian());
      }
    }
    return new DenseHead(kernel, new float[HIDDEN], output, new float[outputs]);
  }
}
