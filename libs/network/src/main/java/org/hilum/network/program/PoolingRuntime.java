package org.hilum.network.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;

/** The loaded last layers without a head, for stored features; thread safe. */
public final class PoolingRuntime implements AutoCloseable {

  private final LoadedProgram program;
  private final Hardware hardware;
  private final int channels;
  private final int side;

  private PoolingRuntime(LoadedProgram program, Hardware hardware, int channels, int side) {
    this.program = program;
    this.hardware = hardware;
    this.channels = channels;
    this.side = side;
  }

  /**
   * Loads the last layers.
   *
   * @param side height and width of the features
   */
  public static PoolingRuntime open(LayerTable table, Weights layers, Hardware hardware, int side) {
    TorchArchive archive = TailProgram.pooling(table, layers, hardware, side);
    LoadedProgram program = LoadedProgram.load(archive, hardware.device());
    return new PoolingRuntime(program, hardware, table.channels(), side);
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
    int size = channels * side * side * ScalarType.HALF.size();
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(features.size() * size).order(ByteOrder.nativeOrder());
    for (byte[] image : features) {
      if (image.length != size) {
        throw new IllegalArgumentException(
            "features have %d bytes, expected %d".formatted(image.length, size));
      }
      bytes.put(image);
    }
    try (NDManager scope = program.newScope()) {
      Shape shape = new Shape(features.size(), channels, side, side);
      NDArray input = scope.create(bytes.flip(), shape, DataType.FLOAT16);
      float[] all = program.run(input).toFloatArray();
      List<float[]> rows = new ArrayList<>(features.size());
      for (int begin = 0; begin < all.length; begin += channels) {
        rows.add(Arrays.copyOfRange(all, begin, begin + channels));
      }
      return rows;
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
