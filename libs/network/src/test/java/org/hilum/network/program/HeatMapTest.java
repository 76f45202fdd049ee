package org.hilum.network.program;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.hilum.network.RandomWeights;
import org.hilum.network.blocks.HeadBlock;
import org.hilum.network.blocks.TailBlock;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The closed form of Grad-CAM of pneumonia against DJL's automatic differentiation. */
class HeatMapTest {

  private static final LayerTable TABLE = RandomWeights.SMALL;
  private static final int SIDE = 4;
  private static final int PLACES = SIDE * SIDE;

  @ParameterizedTest
  @CsvSource({"128, 1", "40, 2"})
  void equalsGradCamByAutomaticDifferentiation(int hidden, int outputs) {
    Head head = new Head(TABLE.channels(), hidden, outputs);
    Weights weights = RandomWeights.of(TABLE, head, 21);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        TailRuntime tail =
            TailRuntime.open(TABLE, weights, Hardware.cpu(ScalarType.FLOAT, 1), SIDE)) {
      NDArray features = features(manager).toType(DataType.FLOAT16, false);
      float[] expected =
          gradCam(head, weights, manager, features.toType(DataType.FLOAT32, false)).toFloatArray();
      float[] found = tail.judge(features).get(0).heatMap();
      assertThat(expected).hasSize(PLACES);
      assertThat(max(expected)).isPositive();
      for (int i = 0; i < PLACES; i++) {
        // Grad-CAM averages the gradient over the places, the closed form adds it up.
        assertThat(found[i] / PLACES).isCloseTo(expected[i], Offset.offset(1e-4f * max(expected)));
      }
    }
  }

  // Drawn from a seed: with other features the map may be zero everywhere, and show nothing.
  private static NDArray features(NDManager manager) {
    Random random = new Random(21);
    float[] values = new float[TABLE.channels() * PLACES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return manager.create(values, new Shape(1, TABLE.channels(), SIDE, SIDE));
  }

  private static NDArray gradCam(Head table, Weights weights, NDManager manager, NDArray features) {
    TailBlock tail = new TailBlock(TABLE, TailBlock.Statistics.FIXED);
    tail.load(manager, weights, features.getShape());
    HeadBlock head = new HeadBlock(table, 0);
    Shape pooled = new Shape(1, TABLE.channels());
    head.load(manager, weights.select(table.shapes()), pooled);
    ParameterStore parameters = new ParameterStore(manager, false);
    NDArray map = tail.activeMap(parameters, features, false);
    map.setRequiresGradient(true);
    try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray averaged = map.flatten(2, 3).mean(new int[] {2});
      NDArray logits = head.forward(parameters, new NDList(averaged), false).singletonOrThrow();
      gradients.backward(logits.get(":, 0").sum());
    }
    NDArray channelWeights = map.getGradient().flatten(2, 3).mean(new int[] {2}, true);
    return Activation.relu(map.stopGradient().flatten(2, 3).mul(channelWeights).sum(new int[] {1}));
  }

  private static float max(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
