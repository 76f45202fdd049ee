package org.hilum.network.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.hilum.network.layers.Bottleneck;
import org.hilum.network.layers.LayerTable;

/**
 * The last 13 Keras layers and the pooling: the trunk's output [n, channels, 7, 7] enters, [n,
 * channels] leaves. With {@link HeadBlock} behind it, it is what fine-tuning trains.
 */
public final class TailBlock extends NamedBlock {

  /** Which mean and variance the normalizations use while training. */
  public enum Statistics {
    /** The batch's, which also move the running ones. */
    OF_BATCH,
    /** The running ones, which stay as they are. */
    FIXED
  }

  private final Statistics statistics;
  private final BottleneckBlock bottleneck;
  private final BatchNorm postNorm;

  public TailBlock(LayerTable table, Statistics statistics) {
    this(table, statistics, Products.EXACT);
  }

  public TailBlock(LayerTable table, Statistics statistics, Products products) {
    this.statistics = statistics;
    Bottleneck last = table.tailBottleneck();
    bottleneck = layer(last.name(), new BottleneckBlock(last, products));
    postNorm = layer(table.postNorm());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray map = activeMap(parameters, inputs.singletonOrThrow(), training);
    return new NDList(map.flatten(2, 3).mean(new int[] {2}));
  }

  /** The output of {@code post_relu}, [n, channels, 7, 7]. */
  public NDArray activeMap(ParameterStore parameters, NDArray features, boolean training) {
    boolean ofBatch = training && statistics == Statistics.OF_BATCH;
    NDList added = bottleneck.forward(parameters, new NDList(features), ofBatch);
    return Activation.relu(postNorm.forward(parameters, added, ofBatch).singletonOrThrow());
  }

  /**
   * Gives each fresh normalization, mean 0 and variance 1, the statistics of what enters it.
   *
   * @param features a batch of the trunk's outputs, as large as can be
   */
  public void measure(ParameterStore parameters, NDArray features) {
    try (NDArray added = bottleneck.measure(parameters, features)) {
      FreshNormalization.measure(postNorm, added);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape map = bottleneck.getOutputShapes(inputs)[0];
    return new Shape[] {new Shape(map.get(0), map.get(1))};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    bottleneck.initialize(manager, type, inputs);
    postNorm.initialize(manager, type, bottleneck.getOutputShapes(inputs));
  }
}
