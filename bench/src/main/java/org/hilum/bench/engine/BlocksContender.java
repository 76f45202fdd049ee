package org.hilum.bench.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hilum.network.blocks.TailBlock;
import org.hilum.network.blocks.TrunkBlock;

/** The reference: DJL blocks as training uses them, in inference mode. */
final class BlocksContender implements Contender {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final ParameterStore parameters = new ParameterStore(manager, false);
  private final TrunkBlock trunk;
  private final TailBlock tail;
  private final int side;
  private final int threadsPerCaller;

  private BlocksContender(ModelWeights model, Way way) {
    this.trunk = new TrunkBlock(model.table());
    this.tail = new TailBlock(model.table(), TailBlock.Statistics.FIXED);
    this.side = model.side();
    this.threadsPerCaller = way.threadsPerCaller();
    Shape images = new Shape(1, 3, side, side);
    trunk.load(manager, model.weights(), images);
    tail.load(manager, model.weights(), trunk.getOutputShapes(new Shape[] {images})[0]);
  }

  static Contender open(ModelWeights model, Way way) {
    return new BlocksContender(model, way);
  }

  @Override
  public void screen(List<float[]> images) {
    pooled(images);
  }

  @Override
  public List<float[]> pooled(List<float[]> images) {
    // Both settings belong to the calling thread.
    JniUtils.setNumThreads(threadsPerCaller);
    JniUtils.setGradMode(false);
    try (NDManager scope = manager.newSubManager()) {
      NDArray batch =
          scope.create(RgbBatch.of(images, side).rewind(), new Shape(images.size(), 3, side, side));
      NDList features = trunk.forward(parameters, new NDList(batch), false);
      NDArray pooled = tail.forward(parameters, features, false).singletonOrThrow();
      return rows(pooled.toFloatArray(), images.size());
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  private static List<float[]> rows(float[] values, int count) {
    int each = values.length / count;
    return IntStream.range(0, count)
        .mapToObj(row -> Arrays.copyOfRange(values, row * each, (row + 1) * each))
        .toList();
  }
}
