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
import java.util.Optional;
import java.util.function.BiFunction;
import org.hilum.network.layers.Bottleneck;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;

/**
 * Everything before the tail, or what of it stands behind a cut: [n, 3, h, w] in -1 to 1, or what
 * passes the cut, enters; [n, channels, h / 32, w / 32] leaves.
 *
 * <p>Normalizations always use their running statistics and keep them, while training too.
 */
public final class TrunkBlock extends NamedBlock {

  private final Optional<Conv2d> stem;
  private final Map<String, BottleneckBlock> bottlenecks = new LinkedHashMap<>();

  /** The whole trunk. */
  public TrunkBlock(LayerTable table) {
    this(TrunkCut.beforeStem(table));
  }

  /** The part behind the cut. */
  public TrunkBlock(TrunkCut cut) {
    this(cut, Products.EXACT);
  }

  /** The part behind the cut; the stem always multiplies in fp32. */
  public TrunkBlock(TrunkCut cut, Products products) {
    stem = cut.isBeforeStem() ? Optional.of(layer(cut.table().stem())) : Optional.empty();
    for (Bottleneck block : cut.behind()) {
      bottlenecks.put(block.name(), layer(block.name(), new BottleneckBlock(block, products)));
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> params) {
    return new NDList(
        run(
            parameters,
            inputs.singletonOrThrow(),
            (block, value) ->
                block.forward(parameters, new NDList(value), false).singletonOrThrow()));
  }

  /**
   * Gives each fresh normalization, mean 0 and variance 1, the statistics of what enters it.
   *
   * @param inputs a batch, as large as can be
   * @return the output
   */
  public NDArray measure(ParameterStore parameters, NDArray inputs) {
    return run(parameters, inputs, (block, value) -> block.measure(parameters, value));
  }

  /**
   * The output of one bottleneck.
   *
   * @param name for example {@code conv4_block36}
   */
  public NDArray outputOf(String name, ParameterStore parameters, NDArray images) {
    NDArray value = stemmed(parameters, images);
    for (Map.Entry<String, BottleneckBlock> block : bottlenecks.entrySet()) {
      NDArray before = value;
      value = block.getValue().forward(parameters, new NDList(before), false).singletonOrThrow();
      if (before != images) {
        before.close();
      }
      if (block.getKey().equals(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException("the trunk has no bottleneck '" + name + "'");
  }

  private NDArray run(
      ParameterStore parameters,
      NDArray input,
      BiFunction<BottleneckBlock, NDArray, NDArray> step) {
    NDArray value = stemmed(parameters, input);
    for (BottleneckBlock block : bottlenecks.values()) {
      NDArray next = step.apply(block, value);
      if (value != input) {
        value.close();
      }
      value = next;
    }
    return value;
  }

  /** What enters the first bottleneck. */
  private NDArray stemmed(ParameterStore parameters, NDArray input) {
    return stem.map(convolution -> pooled(convolution, parameters, input)).orElse(input);
  }

  // The stem has no ReLU, so the zeros must be padded explicitly: a pool pads with -infinity.
  private static NDArray pooled(Conv2d stem, ParameterStore parameters, NDArray images) {
    try (NDArray filtered = stem.forward(parameters, new NDList(images), false).singletonOrThrow();
        NDArray padded = filtered.pad(new Shape(1, 1, 1, 1), 0)) {
      return Pool.maxPool2d(padded, new Shape(3, 3), new Shape(2, 2), new Shape(0, 0), false);
    }
  }

  private Shape stemShape(Shape input) {
    return stem.map(convolution -> pooled(convolution.getOutputShapes(new Shape[] {input})[0]))
        .orElse(input);
  }

  private static Shape pooled(Shape filtered) {
    return new Shape(
        filtered.get(0), filtered.get(1), (filtered.get(2) + 1) / 2, (filtered.get(3) + 1) / 2);
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
    stem.ifPresent(convolution -> convolution.initialize(manager, type, inputs));
    Shape[] shapes = {stemShape(inputs[0])};
    for (BottleneckBlock block : bottlenecks.values()) {
      block.initialize(manager, type, shapes);
      shapes = block.getOutputShapes(shapes);
    }
  }
}
