package org.hilum.training.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.Unlikeness;
import org.hilum.network.program.Hardware;
import org.hilum.network.program.ScalarType;
import org.hilum.network.program.TailRuntime;
import org.hilum.network.weights.Half;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.hilum.training.finetune.Drawn;
import org.hilum.training.train.DenseHead;
import org.junit.jupiter.api.Test;

class GradCamNetworkTest {
  private static final LayerTable TABLE = LayerTable.of(4, List.of(8, 8), List.of(1, 2));
  private static final int SIDE = 4;
  private static final int PLACES = SIDE * SIDE;
  private static final Weights LAYERS = Drawn.layers(TABLE);

  @Test
  void seesWhatWorkersSee() {
    byte[] output = output(1);
    Weights weights = LAYERS.with(Drawn.head(TABLE, 1).weights());

    float[] served = served(weights, output);
    float[] seen = heatMap(weights, output);

    assertThat(seen).hasSize(PLACES).contains(1f);
    float largest = max(served);
    for (int i = 0; i < PLACES; i++) {
      assertThat(seen[i]).isCloseTo(served[i] / largest, within(1e-4f));
    }
  }

  @Test
  void readsAHeadOfThreeClassesByItsLogOdds() {
    DenseHead one = Drawn.head(TABLE, 1);
    // Normal says nothing and both causes say the same: the log-odds are those of the one logit.
    float[] silent = new float[one.outputKernel()[0].length];
    DenseHead three =
        new DenseHead(
            one.hiddenKernel(),
            one.hiddenBias(),
            new float[][] {silent, one.outputKernel()[0], one.outputKernel()[0]},
            new float[3]);

    assertThat(heatMap(LAYERS.with(three.weights()), output(2)))
        .containsExactly(heatMap(LAYERS.with(one.weights()), output(2)), within(1e-5f));
  }

  @Test
  void isBlankWhereNothingSpeaksForPneumonia() {
    DenseHead silent = Drawn.head(TABLE, 1);
    Arrays.fill(silent.outputKernel()[0], 0);

    assertThat(heatMap(LAYERS.with(silent.weights()), output(3))).containsOnly(0f);
  }

  private static float[] heatMap(Weights weights, byte[] output) {
    try (GradCamNetwork network = new GradCamNetwork(TABLE, weights, SIDE)) {
      return network.heatMap(output);
    }
  }

  private static float[] served(Weights weights, byte[] output) {
    Map<String, Tensor> unasked =
        Map.of(
            Unlikeness.MEAN,
            Tensor.of(new float[TABLE.channels()], TABLE.channels()),
            Unlikeness.COMPONENTS,
            Tensor.of(new float[TABLE.channels()], 1, TABLE.channels()));
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        TailRuntime tail =
            TailRuntime.open(
                TABLE,
                weights.with(new Weights(unasked)),
                Hardware.cpu(ScalarType.FLOAT, 1),
                SIDE)) {
      NDArray features =
          manager.create(
              ByteBuffer.wrap(output),
              new Shape(1, TABLE.channels(), SIDE, SIDE),
              DataType.FLOAT16);
      return tail.judge(features).get(0).heatMap();
    }
  }

  private static byte[] output(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer bytes =
        ByteBuffer.allocate(TABLE.channels() * PLACES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putShort(Half.fromFloat((float) random.nextGaussian()));
    }
    return bytes.array();
  }

  private static float max(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
