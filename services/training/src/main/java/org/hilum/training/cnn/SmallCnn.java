package org.hilum.training.cnn;

import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import java.util.Arrays;
import org.hilum.network.program.Processor;
import org.hilum.network.program.ScalarType;

/**
 * Five times convolution 3x3, maximum over 2x2 and ReLU, then dense 128 with ReLU and dense 1; half
 * of the values before each dense layer rest while training. [n, 1, 150, 150] enters, [n, 1]
 * leaves.
 */
final class SmallCnn {
  /** Height and width of the input. */
  static final int SIDE = 150;

  private static final int[] FILTERS = {16, 32, 64, 128, 128};
  private static final int HIDDEN = 128;
  private static final float DROPOUT = 0.5f;

  private static final ScalarType PRODUCTS =
      Processor.multipliesBfloat16() ? ScalarType.BFLOAT16 : ScalarType.FLOAT;

  /** Names what the network is. */
  static final String RECIPE =
      "%d pixels, filters %s, dense %d, dropout %s"
          .formatted(SIDE, Arrays.toString(FILTERS), HIDDEN, DROPOUT);

  private SmallCnn() {}

  static SequentialBlock network() {
    SequentialBlock network = new SequentialBlock();
    for (int filters : FILTERS) {
      network.add(new CnnStage(filters, PRODUCTS));
    }
    return network
        .add(Blocks.batchFlattenBlock())
        .add(Dropout.builder().optRate(DROPOUT).build())
        .add(Linear.builder().setUnits(HIDDEN).build())
        .add(Activation::relu)
        .add(Dropout.builder().optRate(DROPOUT).build())
        .add(Linear.builder().setUnits(1).build());
  }
}
