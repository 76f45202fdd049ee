package org.hilum.network.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hilum.network.layers.Bottleneck;
import org.hilum.network.layers.LayerTable;

/**
 * Everything before the tail: [n, 3, h, w] in -1 to 1 enters; [n, channels, h / 32, w / 32] leaves.
 *
 * <p>Always runs in inference mode: training never changes the trunk, its normalizations included.
 */
public final class TrunkBlock extends NamedBlock {

  private final Conv2d stem;
  private final Map<String, BottleneckBlock> bottlenecks = new LinkedHashMap<>();

  public TrunkBlock(LayerTable table) {
    stem = layer(table.stem());
    for (Bottleneck block : table.trunkBottlenecks()) {
      bottlenecks.put(block.name(), layer(block.name(), new BottleneckBlock(block)));
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray value = pooledStem(parameters, inputs.singletonOrThrow());
    for (BottleneckBlock block : bottlenecks.values()) {
      value = next(block, parameters, value);
    }
    return new NDList(value);
  }

  /**
   * The output of one bottleneck.
   *
   * @param name for example {@code conv4_block36}
   */
  public NDArray outputOf(String name, ParameterStore parameters, NDArray images) {
    NDArray value = pooledStem(parameters, images);
    for (Map.Entry<String, BottleneckBlock> block : bottlenecks.entrySet()) {
      value = next(block.getValue(), parameters, value);
      if (block.getKey().equals(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException("the trunk has no bottleneck '" + name + "'");
  }

  private static NDArray next(BottleneckBlock block, ParameterStore parameters, NDArray input) {
    try (input) {
      return block.forward(parameters, new NDList(input), false).singletonOrThrow();
    }
  }

  // The stem has no ReLU, so the zeros must be padded explicitly: a pool pads with -infinity.
  private NDArray pooledStem(ParameterStore parameters, NDArray images) {
    try (NDArray filtered = stem.forward(parameters, new NDList(images), false).singletonOrThrow();
        NDArray padded = filtered.pad(new Shape(1, 1, 1, 1), 0)) {
      return Pool.maxPool2d(padded, new Shape(3, 3), new Shape(2, 2), new Shape(0, 0), false);
    }
  }

  private Shape stemShape(Shape input) {
    Shape stemmed = stem.getOutputShapes(new Shape[] {input})[0];
    return new Shape(
        stemmed.get(0), stemmed.get(1), (stemmed.get(2) + 1) / 2, (stemmed.get(3) + 1) / 2);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape[] shapes = {stemShape(inputs[0])};
    for (BottleneckBlock block : bottlenecks.values()) {
      shapes = block.getOutputShapes(shapes);
    }
    return shapes;
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    stem.initialize(manager, type, inputs);
    Shape[] shapes = {stemShape(inputs[0])};
    for (BottleneckBlock block : bottlenecks.values()) {
      block.initialize(manager, type, shapes);
      shapes = block.getOutputShapes(shapes);
    }
  }
}
