package org.hilum.network.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.hilum.network.layers.Convolution;
import org.hilum.network.weights.Tensor;
import org.junit.jupiter.api.Test;

class FoldedConvolutionTest {

  private static final float BETWEEN = 1 + 0x1p-9f; // bfloat16 rounds it to 1

  private final Convolution geometry = new Convolution("c", 2, 1, 1, 1, 0, true);

  @Test
  void theBiasMakesUpForARoundedKernelAtTheExpectedInput() {
    FoldedConvolution convolution =
        new FoldedConvolution(
            geometry, Tensor.of(new float[] {BETWEEN, 2}, 1, 2, 1, 1), new float[] {0.5f});
    double[] inputMeans = {3, 100};
    assertThat(convolution.compensated(ScalarType.BFLOAT16, inputMeans).bias()[0])
        .isEqualTo(0.5f + 3 * 0x1p-9f);
    assertThat(convolution.compensated(ScalarType.FLOAT, inputMeans).bias()[0]).isEqualTo(0.5f);
  }

  @Test
  void tellsWhatARoundedBiasLoses() {
    FoldedConvolution convolution =
        new FoldedConvolution(geometry, Tensor.of(new float[2], 1, 2, 1, 1), new float[] {BETWEEN});
    assertThat(convolution.biasLoss(ScalarType.BFLOAT16)).containsExactly(0x1p-9f);
    assertThat(convolution.biasLoss(ScalarType.FLOAT)).containsExactly(0);
  }

  @Test
  void equalChannelsAreAddedUp() {
    Convolution colour = new Convolution("c", 3, 1, 1, 1, 0, true);
    FoldedConvolution gray =
        new FoldedConvolution(colour, Tensor.of(new float[] {1, 2, 4}, 1, 3, 1, 1), new float[] {9})
            .ofEqualChannels();
    assertThat(gray.kernel().values()).containsExactly(7);
    assertThat(gray.geometry().in()).isEqualTo(1);
  }

  @Test
  void theMeanBehindAReluIsThatOfARectifiedGaussian() {
    Random random = new Random(1);
    for (double[] gaussian : new double[][] {{0, 1}, {0.7, 0.4}, {-1, 0.8}, {-3, 1}}) {
      double sum = 0;
      int draws = 1_000_000;
      for (int i = 0; i < draws; i++) {
        sum += Math.max(0, gaussian[0] + gaussian[1] * random.nextGaussian());
      }
      assertThat(ActiveMeans.rectified(gaussian[0], gaussian[1]))
          .isCloseTo(sum / draws, Offset.offset(3e-3));
    }
    assertThat(ActiveMeans.rectified(-2, 0)).isZero();
    assertThat(ActiveMeans.rectified(2, 0)).isEqualTo(2);
  }
}
