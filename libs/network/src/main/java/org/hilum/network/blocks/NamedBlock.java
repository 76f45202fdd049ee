package org.hilum.network.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.util.Pair;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hilum.network.layers.Convolution;
import org.hilum.network.layers.Normalization;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/** A block whose parameters are addressed by Keras tensor names. */
public abstract class NamedBlock extends AbstractBlock {

  private static final float RUNNING_MOMENTUM = 0.99f;

  private final Map<String, Block> layers = new LinkedHashMap<>();

  /** Adds a layer under its Keras name. */
  protected final <B extends Block> B layer(String name, B layer) {
    layers.put(name, layer);
    return addChildBlock(name, layer);
  }

  protected final Conv2d layer(Convolution convolution) {
    return layer(
        convolution.name(),
        Conv2d.builder()
            .setFilters(convolution.out())
            .setKernelShape(square(convolution.side()))
            .optStride(square(convolution.stride()))
            .optPadding(square(convolution.padding()))
            .optBias(convolution.biased())
            .build());
  }

  protected final BatchNorm layer(Normalization norm) {
    return layer(
        norm.name(),
        BatchNorm.builder()
            .optEpsilon((float) Normalization.EPSILON)
            .optMomentum(RUNNING_MOMENTUM)
            .build());
  }

  private static Shape square(int side) {
    return new Shape(side, side);
  }

  /** All parameters by Keras tensor name, those of inner blocks included. */
  public final Map<String, Parameter> namedParameters() {
    Map<String, Parameter> named = new LinkedHashMap<>();
    for (Map.Entry<String, Block> layer : layers.entrySet()) {
      if (layer.getValue() instanceof NamedBlock inner) {
        named.putAll(inner.namedParameters());
      } else {
        for (Pair<String, Parameter> direct : layer.getValue().getDirectParameters()) {
          named.put(layer.getKey() + "." + kerasKind(direct.getKey()), direct.getValue());
        }
      }
    }
    return named;
  }

  private static String kerasKind(String kind) {
    return switch (kind) {
      case "weight" -> "kernel";
      case "runningMean" -> "moving_mean";
      case "runningVar" -> "moving_variance";
      default -> kind;
    };
  }

  /**
   * Initializes this block with the given weights.
   *
   * @param input shape of one input batch
   * @throws java.util.NoSuchElementException naming a missing tensor
   */
  public final void load(NDManager manager, Weights weights, Shape input) {
    namedParameters()
        .forEach(
            (name, parameter) ->
                parameter.setInitializer(
                    (owner, shape, type) -> owner.create(weights.values(name), shape)));
    initialize(manager, DataType.FLOAT32, input);
  }

  /** A copy of all parameters as they are now. */
  public final Weights weights() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    namedParameters().forEach((name, parameter) -> tensors.put(name, copy(parameter.getArray())));
    return new Weights(tensors);
  }

  private static Tensor copy(NDArray array) {
    int[] shape = Arrays.stream(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
    return Tensor.of(array.toFloatArray(), shape);
  }
}
