package org.hilum.network.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Optional;
import org.hilum.network.layers.Bottleneck;
import org.hilum.network.layers.Convolution;
import org.hilum.network.program.NarrowConvolution;

/** One bottleneck; [n, in, h, w] enters, [n, out, h / stride, w / stride] leaves. */
public final class BottleneckBlock extends NamedBlock {

  private final Bottleneck table;
  private final Products products;
  private final BatchNorm preact;
  private final Optional<Conv2d> projection;
  private final Conv2d reduce;
  private final BatchNorm reduceNorm;
  private final Conv2d spatial;
  private final BatchNorm spatialNorm;
  private final Conv2d expand;

  public BottleneckBlock(Bottleneck table) {
    this(table, Products.EXACT);
  }

  BottleneckBlock(Bottleneck table, Products products) {
    this.table = table;
    this.products = products;
    preact = layer(table.preact());
    projection = table.projection().map(this::layer);
    reduce = layer(table.reduce());
    reduceNorm = layer(table.reduceNorm());
    spatial = layer(table.spatial());
    spatialNorm = layer(table.spatialNorm());
    expand = layer(table.expand());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray input = inputs.singletonOrThrow();
    return new NDList(
        training
            ? run(new Pass(parameters, Way.TRAINING), input)
            : inferred(new Pass(parameters, Way.INFERENCE), input));
  }

  /** Infers; a fresh normalization first takes its statistics from what enters it. */
  NDArray measure(ParameterStore parameters, NDArray input) {
    return inferred(new Pass(parameters, Way.MEASURING), input);
  }

  private NDArray inferred(Pass pass, NDArray input) {
    // Without the inner manager all intermediate results would live until the caller's closes.
    NDManager owner = input.getManager();
    try (NDManager scope = owner.newSubManager()) {
      input.tempAttach(scope);
      NDArray output = run(pass, input);
      output.attach(owner);
      return output;
    }
  }

  private NDArray run(Pass pass, NDArray input) {
    NDArray active = Activation.relu(pass.through(preact, input));
    NDArray shortcut =
        projection
            .map(layer -> convolved(pass, table.projection().orElseThrow(), layer, active))
            .orElseGet(() -> skip(input));
    NDArray reduced = convolved(pass, table.reduce(), reduce, active);
    NDArray narrow = Activation.relu(pass.through(reduceNorm, reduced));
    NDArray spread = convolved(pass, table.spatial(), spatial, narrow);
    NDArray wide = Activation.relu(pass.through(spatialNorm, spread));
    return convolved(pass, table.expand(), expand, wide).add(shortcut);
  }

  private NDArray convolved(Pass pass, Convolution geometry, Conv2d layer, NDArray input) {
    if (products == Products.EXACT) {
      return pass.through(layer, input);
    }
    NDArray narrow = NarrowConvolution.of(geometry, input, pass.parameter(layer, "weight"));
    return geometry.biased()
        ? narrow.add(pass.parameter(layer, "bias").reshape(1, -1, 1, 1))
        : narrow;
  }

  private NDArray skip(NDArray input) {
    Shape stride = new Shape(table.stride(), table.stride());
    return table.stride() == 1
        ? input
        : Pool.maxPool2d(input, new Shape(1, 1), stride, new Shape(0, 0), false);
  }

  private enum Way {
    TRAINING,
    INFERENCE,
    MEASURING
  }

  /** One forward pass: how its layers read their parameters. */
  private record Pass(ParameterStore parameters, Way way) {
    NDArray through(Block layer, NDArray input) {
      if (way == Way.MEASURING && layer instanceof BatchNorm norm) {
        FreshNormalization.measure(norm, input);
      }
      return layer.forward(parameters, new NDList(input), way == Way.TRAINING).singletonOrThrow();
    }

    NDArray parameter(Block layer, String name) {
      Parameter parameter = layer.getDirectParameters().get(name);
      return parameters.getValue(parameter, parameter.getArray().getDevice(), way == Way.TRAINING);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape reduced = reduce.getOutputShapes(inputs)[0];
    Shape spread = spatial.getOutputShapes(new Shape[] {reduced})[0];
    return expand.getOutputShapes(new Shape[] {spread});
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    preact.initialize(manager, type, inputs);
    projection.ifPresent(block -> block.initialize(manager, type, inputs));
    reduce.initialize(manager, type, inputs);
    Shape reduced = reduce.getOutputShapes(inputs)[0];
    reduceNorm.initialize(manager, type, reduced);
    spatial.initialize(manager, type, reduced);
    Shape spread = spatial.getOutputShapes(new Shape[] {reduced})[0];
    spatialNorm.initialize(manager, type, spread);
    expand.initialize(manager, type, spread);
  }
}
