package org.hilum.network.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;

/** The loaded last layers without a head, for stored features; thread safe. */
public final class PoolingRuntime implements AutoCloseable {

  private final LoadedProgram program;
  private final Hardware hardware;
  private final StoredFeatures stored;

  private PoolingRuntime(LoadedProgram program, Hardware hardware, StoredFeatures stored) {
    this.program = program;
    this.hardware = hardware;
    this.stored = stored;
  }

  /**
   * Loads the last layers.
   *
   * @param side height and width of the features
   */
  public static PoolingRuntime open(LayerTable table, Weights layers, Hardware hardware, int side) {
    TorchArchive archive = TailProgram.pooling(table, layers, hardware, side);
    LoadedProgram program = LoadedProgram.load(archive, hardware.device());
    return new PoolingRuntime(program, hardware, new StoredFeatures(table.channels(), side));
  }

  /**
   * Pools features.
   *
   * @param features for each image [channels, side, side] in fp16, little endian
   * @return for each image one value for each channel
   */
  public List<float[]> pooled(List<byte[]> features) {
    return CallingThread.infer(hardware.threadsPerOperation(), () -> batches(features));
  }

  private List<float[]> batches(List<byte[]> features) {
    List<float[]> results = new ArrayList<>(features.size());
    for (int begin = 0; begin < features.size(); begin += hardware.microBatch()) {
      int end = Math.min(features.size(), begin + hardware.microBatch());
      results.addAll(batch(features.subList(begin, end)));
    }
    return results;
  }

  private List<float[]> batch(List<byte[]> features) {
    try (NDManager scope = program.newScope()) {
      NDArray input = stored.batch(scope, features);
      float[] all = program.run(input).toFloatArray();
      List<float[]> rows = new ArrayList<>(features.size());
      for (int begin = 0; begin < all.length; begin += stored.channels()) {
        rows.add(Arrays.copyOfRange(all, begin, begin + stored.channels()));
      }
      return rows;
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
