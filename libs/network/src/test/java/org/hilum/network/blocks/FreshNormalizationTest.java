package org.hilum.network.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.network.RandomWeights;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.junit.jupiter.api.Test;

/** Normalizations without statistics get them in the order of the computation. */
class FreshNormalizationTest {

  private static final LayerTable TABLE = RandomWeights.SMALL;
  private static final TrunkCut CUT = TrunkCut.before(TABLE, "conv4_block1_1_conv").orElseThrow();
  private static final List<String> FRESH =
      List.of("conv4_block1_1_bn", "conv4_block1_2_bn", "conv4_block2_preact_bn", "post_bn");
  private static final Shape BATCH = new Shape(20, 64, 4, 4);

  private final Weights given = RandomWeights.of(TABLE, 5);

  @Test
  void measuresThoseThatAreFreshAndNoOthers() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      TrunkBlock trunk = new TrunkBlock(CUT);
      TailBlock tail = new TailBlock(TABLE, TailBlock.Statistics.FIXED);
      trunk.load(manager, given.with(fresh()), BATCH);
      tail.load(manager, given.with(fresh()), trunk.getOutputShapes(new Shape[] {BATCH})[0]);
      manager.getEngine().setRandomSeed(3);
      NDArray input = manager.randomNormal(BATCH).add(2);
      ParameterStore parameters = new ParameterStore(manager, false);

      NDArray features = trunk.measure(parameters, input);
      tail.measure(parameters, features);

      assertThat(input.toFloatArray()).as("the input is still there").hasSize(20 * 64 * 16);
      Weights measured = trunk.weights().with(tail.weights());
      for (String name : measured.names()) {
        boolean isFresh = FRESH.stream().anyMatch(name::startsWith) && name.contains(".moving_");
        assertThat(Arrays.equals(measured.values(name), given.with(fresh()).values(name)))
            .as(name)
            .isEqualTo(!isFresh);
      }
      assertMoments(features, measured, "conv4_block2_preact_bn");
    }
  }

  @Test
  void sparesAChannelThatNeverVaries() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      TrunkBlock trunk = new TrunkBlock(CUT);
      Weights still = given.with(fresh()).with(zeros("conv4_block1_1_conv.kernel"));
      trunk.load(manager, still, BATCH);

      trunk.measure(new ParameterStore(manager, false), manager.ones(BATCH));

      assertThat(trunk.weights().values("conv4_block1_1_bn.moving_variance")).containsOnly(1);
    }
  }

  private static void assertMoments(NDArray input, Weights measured, String norm) {
    float[] values = input.toFloatArray();
    int channels = (int) input.getShape().get(1);
    double[] means = new double[channels];
    double[] squares = new double[channels];
    for (int i = 0; i < values.length; i++) {
      int channel = i / (4 * 4) % channels;
      means[channel] += values[i] / (20.0 * 4 * 4);
      squares[channel] += Math.pow(values[i], 2) / (20.0 * 4 * 4);
    }
    float[] mean = measured.values(norm + ".moving_mean");
    float[] variance = measured.values(norm + ".moving_variance");
    for (int i = 0; i < means.length; i++) {
      assertThat((double) mean[i]).isCloseTo(means[i], within(1e-4));
      assertThat((double) variance[i])
          .isCloseTo(squares[i] - means[i] * means[i], within(1e-4 * squares[i]));
    }
  }

  private static Weights fresh() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    TABLE
        .shapes()
        .forEach(
            (name, shape) -> {
              float[] values = new float[shape[0]];
              if (name.endsWith(".moving_variance")) {
                Arrays.fill(values, 1);
              }
              if (name.contains(".moving_") && FRESH.stream().anyMatch(name::startsWith)) {
                tensors.put(name, Tensor.of(values, shape));
              }
            });
    return new Weights(tensors);
  }

  private Weights zeros(String name) {
    Tensor tensor = given.tensor(name);
    return new Weights(Map.of(name, Tensor.of(new float[tensor.size()], tensor.shape())));
  }
}
