package org.hilum.training.cnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.hilum.network.program.PooledConvolution;
import org.hilum.network.program.ScalarType;

/** Convolution 3x3, maximum over 2x2 and ReLU: [n, in, h, w] enters, half the side leaves. */
final class CnnStage extends AbstractBlock {
  private static final int SIDE = 3;

  private final int filters;
  private final ScalarType products;
  private final Parameter kernel;
  private final Parameter bias;

  /**
   * @param products format in which the convolution multiplies
   */
  CnnStage(int filters, ScalarType products) {
    this.filters = filters;
    this.products = products;
    kernel =
        addParameter(Parameter.builder().setName("weight").setType(Parameter.Type.WEIGHT).build());
    bias =
        addParameter(
            Parameter.builder()
                .setName("bias")
                .setType(Parameter.Type.BIAS)
                .optShape(new Shape(filters))
                .build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters,
      NDList inputs,
      boolean training,
      PairList<String, Object> settings) {
    NDArray input = inputs.singletonOrThrow();
    return new NDList(
        PooledConvolution.of(
            products,
            input,
            parameters.getValue(kernel, input.getDevice(), training),
            parameters.getValue(bias, input.getDevice(), training)));
  }

  @Override
  protected void prepare(Shape[] inputs) {
    kernel.setShape(new Shape(filters, inputs[0].get(1), SIDE, SIDE));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = inputs[0];
    return new Shape[] {
      new Shape(input.get(0), filters, pooled(input.get(2)), pooled(input.get(3)))
    };
  }

  private static long pooled(long side) {
    return (side - SIDE + 1) / 2;
  }
}
