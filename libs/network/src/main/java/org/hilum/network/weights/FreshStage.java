package org.hilum.network.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.hilum.network.layers.Bottleneck;
import org.hilum.network.layers.LayerTable;

/**
 * A start for the last stage that keeps what the stage before has computed.
 *
 * <p>The projection is the identity stacked on minus the identity, so that after {@code post_bn}
 * and ReLU both sides of each feature's mean survive; every {@code _3_conv} is zero, so each block
 * passes its shortcut on; the other kernels are He-normal, ready to be trained. Normalizations are
 * identities: {@code post_bn} has to be measured by whoever trains.
 */
public final class FreshStage {

  private static final long SEED = 152;

  private FreshStage() {}

  /**
   * Adds the tensors of the last stage and of {@code post_bn} that are missing.
   *
   * @throws IllegalArgumentException if a tensor before the last stage is missing, or a shape
   *     differs
   */
  static Weights complete(LayerTable table, Weights weights) {
    String stage = stage(table.tailBottleneck());
    Map<String, Tensor> complete = new LinkedHashMap<>();
    table
        .shapes()
        .forEach(
            (name, shape) -> {
              boolean fresh = name.startsWith(stage) || name.startsWith(table.postNorm().name());
              if (fresh && !weights.contains(name)) {
                complete.put(name, Tensor.of(start(name, shape), shape));
              } else if (weights.contains(name)) {
                complete.put(name, weights.tensor(name));
              }
            });
    return new Weights(complete).select(table.shapes());
  }

  /** True if no block of the last stage of this trunk was ever trained. */
  public static boolean isIn(LayerTable table, Weights trunk) {
    Bottleneck last = table.trunkBottlenecks().get(table.trunkBottlenecks().size() - 1);
    return Arrays.equals(
        trunk.values(last.expand().kernel()),
        start(last.expand().kernel(), last.expand().kernelShape()));
  }

  /** The tail of a fresh last stage. */
  public static Weights tail(LayerTable table) {
    Map<String, Tensor> tail = new LinkedHashMap<>();
    table
        .tailShapes()
        .forEach((name, shape) -> tail.put(name, Tensor.of(start(name, shape), shape)));
    return new Weights(tail);
  }

  private static String stage(Bottleneck block) {
    return block.name().substring(0, block.name().indexOf("_block") + 1);
  }

  private static float[] start(String name, int[] shape) {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (name.endsWith("_0_conv.kernel")) {
      return bothSigns(shape[0], shape[1]);
    }
    if (name.endsWith(".kernel") && !name.endsWith("_3_conv.kernel")) {
      return heNormal(size, size / shape[0]);
    }
    float[] values = new float[size];
    if (name.endsWith(".gamma") || name.endsWith(".moving_variance")) {
      Arrays.fill(values, 1);
    }
    return values;
  }

  private static float[] bothSigns(int out, int in) {
    if (out != 2 * in) {
      throw new IllegalArgumentException(
          "the last stage must double its channels, but goes from " + in + " to " + out);
    }
    float[] kernel = new float[out * in];
    for (int i = 0; i < in; i++) {
      kernel[i * in + i] = 1;
      kernel[(in + i) * in + i] = -1;
    }
    return kernel;
  }

  // Every kernel starts from the same seed: kernels of one shape repeat and cost nothing packed.
  private static float[] heNormal(int size, int fanIn) {
    Random random = new Random(SEED);
    double deviation = Math.sqrt(2.0 / fanIn);
    float[] kernel = new float[size];
    for (int i = 0; i < size; i++) {
      kernel[i] = (float) (random.nextGaussian() * deviation);
    }
    return kernel;
  }
}
