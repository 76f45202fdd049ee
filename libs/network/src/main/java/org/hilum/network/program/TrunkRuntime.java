package org.hilum.network.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.Weights;

/** The loaded trunk, or what of it stands before a cut; thread safe. */
public final class TrunkRuntime implements AutoCloseable {

  private final LoadedProgram program;
  private final Hardware hardware;
  private final int side;
  private final AtomicInteger callers = new AtomicInteger();

  private TrunkRuntime(LoadedProgram program, Hardware hardware, int side) {
    this.program = program;
    this.hardware = hardware;
    this.side = side;
  }

  /**
   * Loads the trunk.
   *
   * @param side height and width of the images
   */
  public static TrunkRuntime open(LayerTable table, Weights weights, Hardware hardware, int side) {
    return open(TrunkCut.atEnd(table), weights, hardware, side);
  }

  /**
   * Loads the part of the trunk before a cut.
   *
   * @param side height and width of the images
   */
  public static TrunkRuntime open(TrunkCut cut, Weights weights, Hardware hardware, int side) {
    if (cut.isBeforeStem()) {
      throw new IllegalArgumentException("nothing to run stands before the stem");
    }
    TorchArchive archive =
        TrunkProgram.write(cut, weights, hardware.type(), hardware.target(), side);
    return new TrunkRuntime(LoadedProgram.load(archive, hardware.device()), hardware, side);
  }

  public Hardware hardware() {
    return hardware;
  }

  /**
   * Runs images through the trunk, a micro-batch at a time.
   *
   * @param images gray, {@code side} rows of {@code side} values each
   * @param reader turns the features [m, channels, h, w] in fp16 of a micro-batch into m results;
   *     the array is gone when it returns
   * @return one result for each image, in their order
   */
  public <R> List<R> run(List<float[]> images, Function<NDArray, List<R>> reader) {
    boolean isAlone = callers.getAndIncrement() == 0;
    try {
      // A lone image would leave processors idle while somebody waits for it.
      int threads =
          isAlone && images.size() == 1 ? hardware.threadsInAll() : hardware.threadsPerOperation();
      return CallingThread.infer(threads, () -> batches(images, reader));
    } finally {
      callers.decrementAndGet();
    }
  }

  private <R> List<R> batches(List<float[]> images, Function<NDArray, List<R>> reader) {
    List<R> results = new ArrayList<>(images.size());
    for (int begin = 0; begin < images.size(); begin += hardware.microBatch()) {
      int end = Math.min(images.size(), begin + hardware.microBatch());
      try (NDManager scope = program.newScope()) {
        results.addAll(reader.apply(program.run(input(scope, images.subList(begin, end)))));
      }
    }
    return results;
  }

  private NDArray input(NDManager scope, List<float[]> images) {
    int pixels = side * side;
    FloatBuffer batch = FloatBuffer.allocate(images.size() * pixels);
    for (float[] image : images) {
      if (image.length != pixels) {
        throw new IllegalArgumentException(
            "an input has %d values, expected %d x %d".formatted(image.length, side, side));
      }
      batch.put(image);
    }
    return scope.create(batch.flip(), new Shape(images.size(), 1, side, side));
  }

  @Override
  public void close() {
    program.close();
  }
}
