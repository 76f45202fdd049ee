package org.hilum.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hilum.bench.measure.RelativeError;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.junit.jupiter.api.Test;

/** The peers must compute the same network, else comparing their speed means nothing. */
class ContenderParityTest {
  private static final int SIDE = 64;
  private static final LayerTable TABLE = LayerTable.of(8, List.of(4, 8, 16), List.of(2, 2, 3));

  private final Random random = new Random(1);
  private final ModelWeights model = new ModelWeights(TABLE, weights(), SIDE);
  private final List<float[]> images = IntStream.range(0, 3).mapToObj(i -> image()).toList();

  @Test
  void theExportedGraphComputesWhatTheBlocksCompute() {
    try (Contender blocks = BlocksContender.open(model, Way.together());
        Contender peer = OrtContender.float32(model, Way.apart())) {
      List<float[]> reference = blocks.pooled(images);
      assertThat(reference.get(0)).hasSize(TABLE.channels());
      assertThat(RelativeError.largest(peer.pooled(images), reference)).isLessThan(1e-5);
    }
  }

  @Test
  void eightBitsLoseALittleAndNotMore() {
    try (Contender exact = OrtContender.float32(model, Way.together());
        Contender rounded = OrtContender.int8(model, images, Way.together())) {
      assertThat(RelativeError.largest(rounded.pooled(images), exact.pooled(images)))
          .isBetween(1e-4, 0.05);
    }
  }

  private float[] image() {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return values;
  }

  private Weights weights() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    TABLE
        .shapes()
        .forEach((name, shape) -> tensors.put(name, Tensor.of(values(name, shape), shape)));
    return new Weights(tensors);
  }

  private float[] values(String name, int[] shape) {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    double spread = name.endsWith(".kernel") ? Math.sqrt(2.0 * shape[0] / size) : 0.2;
    boolean nearOne = name.endsWith(".gamma") || name.endsWith(".moving_variance");
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      double value = spread * random.nextGaussian();
      values[i] = (float) (nearOne ? 1 + Math.abs(value) : value);
    }
    return values;
  }
}
