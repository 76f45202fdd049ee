package org.hilum.network;

import java.util.List;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.program.PoolingRuntime;
import org.hilum.network.weights.Weights;

/** The last 13 layers alone: features to pooled features, for training. */
public final class TailEngine implements AutoCloseable {

  private final PoolingRuntime runtime;

  private TailEngine(PoolingRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Loads the last 13 layers.
   *
   * @param layers their tensors; others are ignored
   */
  public static TailEngine open(Weights layers, EngineSettings settings) {
    LayerTable table = LayerTable.resnet152v2();
    return new TailEngine(
        PoolingRuntime.open(
            table, layers.select(table.tailShapes()), EngineHardware.of(settings), Features.SIDE));
  }

  /**
   * The output of {@code post_relu}, averaged over the 49 places: what head and unlikeness see.
   *
   * @param features trunk outputs [2048, 7, 7], fp16, little endian
   * @return 2048 values for each
   */
  public List<float[]> pooled(List<byte[]> features) {
    return runtime.pooled(features);
  }

  @Override
  public void close() {
    runtime.close();
  }
}
