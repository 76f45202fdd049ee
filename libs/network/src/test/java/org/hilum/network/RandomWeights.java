package org.hilum.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.Unlikeness;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/** Weights of a small network, drawn so that its values stay near 1 from layer to layer. */
public final class RandomWeights {

  /** Six bottlenecks in three stages, with every kind of shortcut. */
  public static final LayerTable SMALL = LayerTable.of(16, List.of(8, 16, 32), List.of(2, 2, 2));

  /** Side of the small network's images; its features are 4x4. */
  public static final int SIDE = 64;

  private RandomWeights() {}

  /** All layers, unlikeness tensors and a head of 128 units and one output. */
  public static Weights of(LayerTable table, long seed) {
    return of(table, new Head(table.channels(), 128, 1), seed);
  }

  /** All layers and unlikeness tensors of a table, and a head on it. */
  public static Weights of(LayerTable table, Head head, long seed) {
    Map<String, int[]> shapes = new LinkedHashMap<>(table.shapes());
    shapes.putAll(head.shapes());
    shapes.putAll(new Unlikeness(table.channels(), 4).shapes());
    Random random = new Random(seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> tensors.put(name, tensor(random, name, shape)));
    tensors.put(Unlikeness.COMPONENTS, unitVectors(shapes.get(Unlikeness.COMPONENTS)));
    return new Weights(tensors);
  }

  /** Gray images of the given side, each with its own brightness and contrast. */
  public static List<float[]> images(int count, int side, long seed) {
    Random random = new Random(seed);
    return random
        .longs(count)
        .mapToObj(
            image -> {
              float[] pixels = new float[side * side];
              float brightness = random.nextFloat() - 0.5f;
              float contrast = random.nextFloat() * 0.5f;
              for (int i = 0; i < pixels.length; i++) {
                pixels[i] = brightness + contrast * (2 * random.nextFloat() - 1);
              }
              return pixels;
            })
        .toList();
  }

  private static Tensor tensor(Random random, String name, int[] shape) {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    double deviation = Math.sqrt(2.0 * shape[0] / size);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      if (name.endsWith(".gamma") || name.endsWith(".moving_variance")) {
        values[i] = 0.7f + 0.6f * random.nextFloat();
      } else if (shape.length > 1) {
        values[i] = (float) (random.nextGaussian() * deviation);
      } else {
        values[i] = (float) (random.nextGaussian() * 0.3);
      }
    }
    return Tensor.of(values, shape);
  }

  private static Tensor unitVectors(int[] shape) {
    float[] values = new float[shape[0] * shape[1]];
    for (int i = 0; i < shape[0]; i++) {
      values[i * shape[1] + 3 * i] = 1;
    }
    return Tensor.of(values, shape);
  }
}
