package org.hilum.training.finetune;

import java.util.Arrays;
import org.hilum.network.layers.LayerTable;

/** Which of the last Keras layers learn with the head. */
public enum UnlockDepth {
  /** The last convolution, {@code conv5_block3_3_conv}, and the normalization after it. */
  LAST_CONVOLUTION(4),
  /** The whole last bottleneck, and the normalization after it. */
  LAST_BOTTLENECK(13);

  private final int layers;

  UnlockDepth(int layers) {
    this.layers = layers;
  }

  /** How many Keras layers that are, additions and ReLUs included. */
  public int layers() {
    return layers;
  }

  /** Throws {@link IllegalArgumentException} if no depth has so many layers. */
  static UnlockDepth of(int layers) {
    return Arrays.stream(values())
        .filter(depth -> depth.layers == layers)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no depth of %d layers, only %s"
                        .formatted(layers, Arrays.toString(values()))));
  }

  /**
   * @param tensor name of a tensor of the tail
   */
  boolean learns(LayerTable table, String tensor) {
    return this == LAST_BOTTLENECK
        || tensor.startsWith(table.tailBottleneck().expand().name() + ".")
        || tensor.startsWith(table.postNorm().name() + ".");
  }
}
