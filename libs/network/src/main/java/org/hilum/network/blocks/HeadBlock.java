package org.hilum.network.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.hilum.network.layers.Head;

/** The classifier: pooled features [n, channels] enter, logits [n, outputs] leave. */
public final class HeadBlock extends NamedBlock {

  private final Head table;
  private final Linear hidden;
  private final Dropout dropout;
  private final Linear output;

  /**
   * A head without weights.
   *
   * @param dropRate share of hidden values dropped while training, 0 to 1
   */
  public HeadBlock(Head table, float dropRate) {
    this.table = table;
    hidden = layer("head_hidden", Linear.builder().setUnits(table.hidden()).build());
    dropout = layer("head_dropout", Dropout.builder().optRate(dropRate).build());
    output = layer("head_output", Linear.builder().setUnits(table.outputs()).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray active =
        Activation.relu(hidden.forward(parameters, inputs, training).singletonOrThrow());
    NDList kept = dropout.forward(parameters, new NDList(active), training);
    return output.forward(parameters, kept, training);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), table.outputs())};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Shape between = new Shape(inputs[0].get(0), table.hidden());
    hidden.initialize(manager, type, inputs);
    dropout.initialize(manager, type, between);
    output.initialize(manager, type, between);
  }
}
