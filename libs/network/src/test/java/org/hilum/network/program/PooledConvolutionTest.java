package org.hilum.network.program;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PooledConvolutionTest {
  private static final Shape SIDE_2 = new Shape(2, 2);
  private static final Shape NO_PADDING = new Shape(0, 0);
  private static final Shape ONE = new Shape(1, 1);

  @ParameterizedTest
  @CsvSource({"FLOAT, 1, 1e-5", "FLOAT, 6, 1e-5", "BFLOAT16, 1, 2e-2", "BFLOAT16, 6, 2e-2"})
  void givesWhatItsThreeLayersGiveOneAfterTheOther(
      ScalarType products, int channels, float tolerance) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      manager.getEngine().setRandomSeed(5);
      // Odd after the convolution: the last row and column take part in no maximum.
      NDArray input = manager.randomNormal(new Shape(3, channels, 13, 11));
      NDArray kernel = manager.randomNormal(new Shape(8, channels, 3, 3));
      NDArray bias = manager.randomNormal(new Shape(8));
      List<NDArray> learned = List.of(input, kernel, bias);
      learned.forEach(array -> array.setRequiresGradient(true));

      NDList expected = withGradients(learned, () -> layers(input, kernel, bias));
      NDList given =
          withGradients(learned, () -> PooledConvolution.of(products, input, kernel, bias));

      assertThat(given.get(0).getShape()).isEqualTo(new Shape(3, 8, 5, 4));
      for (int i = 0; i < expected.size(); i++) {
        assertThat(distance(given.get(i), expected.get(i)))
            .as(List.of("values", "of the input", "of the kernel", "of the bias").get(i))
            .isLessThan(tolerance);
      }
    }
  }

  private static NDArray layers(NDArray input, NDArray kernel, NDArray bias) {
    NDArray convolved = Conv2d.conv2d(input, kernel, bias, ONE, NO_PADDING, ONE).singletonOrThrow();
    return Pool.maxPool2d(Activation.relu(convolved), SIDE_2, SIDE_2, NO_PADDING, false);
  }

  /** What leaves, and the gradients of its weighted sum with respect to what is learned. */
  private static NDList withGradients(List<NDArray> learned, Supplier<NDArray> network) {
    try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray output = network.get();
      NDArray weights = output.getManager().arange(output.size()).sin().reshape(output.getShape());
      gradients.backward(output.mul(weights).sum());
      NDList all = new NDList(output.duplicate());
      learned.forEach(array -> all.add(array.getGradient().duplicate()));
      gradients.zeroGradients();
      return all;
    }
  }

  /** Length of the difference in lengths of the expected. */
  private static float distance(NDArray given, NDArray expected) {
    return given.sub(expected).norm().getFloat() / expected.norm().getFloat();
  }
}
