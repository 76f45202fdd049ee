package org.hilum.network.program;

import java.util.List;
import org.hilum.network.layers.Convolution;
import org.hilum.network.layers.Normalization;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/** Collects the statements of one program; every operation answers the name of its result. */
final class ProgramWriter {

  static final String INPUT = "input";

  static final int CHANNELS_LAST = 2;
  private static final int USUAL_BATCH = 4;

  private final Target target;
  private final TorchArchive archive = new TorchArchive();
  private final StringBuilder forward = new StringBuilder();
  private final StringBuilder prepack = new StringBuilder();
  private int results;
  private int attributes;

  ProgramWriter(Target target) {
    this.target = target;
  }

  /** A statement whose result is the expression, written as a format of its arguments. */
  String let(String expression, Object... arguments) {
    String name = "v" + results++;
    forward.append("    %s = %s%n".formatted(name, expression.formatted(arguments)));
    return name;
  }

  /** A tensor of the module; answers a name for it in the forward method. */
  String constant(ScalarType type, Tensor tensor) {
    return let("self.%s", attribute(type, tensor));
  }

  private String attribute(ScalarType type, Tensor tensor) {
    String name = "a" + attributes++;
    archive.attribute(name, type, tensor);
    return name;
  }

  String channelsLast(String value) {
    return let("torch.contiguous(%s, memory_format=%d)", value, CHANNELS_LAST);
  }

  String converted(String value, ScalarType type) {
    return let("torch.to(%s, %d)", value, type.number());
  }

  FeatureMap converted(FeatureMap value, ScalarType type) {
    return value.renamed(converted(value.name(), type));
  }

  /** Normalization and ReLU of a value from which {@code taken} was subtracted beforehand. */
  FeatureMap normalizedRelu(FeatureMap value, Normalization norm, Weights weights, float[] taken) {
    float[] mean = weights.values(norm.movingMean());
    for (int i = 0; i < mean.length; i++) {
      mean[i] -= taken[i];
    }
    String normalized =
        let(
            "torch.batch_norm(%s, %s, %s, %s, %s, False, 0.1, %s, True)",
            value.name(),
            constant(ScalarType.FLOAT, weights.tensor(norm.gamma())),
            constant(ScalarType.FLOAT, weights.tensor(norm.beta())),
            constant(ScalarType.FLOAT, Tensor.of(mean, mean.length)),
            constant(ScalarType.FLOAT, weights.tensor(norm.movingVariance())),
            Normalization.EPSILON);
    return value.renamed(let("torch.relu_(%s)", normalized));
  }

  FeatureMap relu(FeatureMap value) {
    return value.renamed(let("torch.relu(%s)", value.name()));
  }

  FeatureMap convolved(FoldedConvolution convolution, ScalarType type, FeatureMap value) {
    Operands operands = operands(convolution, type, value);
    String result = target == Target.ONEDNN ? let(operands.fused("none")) : let(operands.plain());
    return new FeatureMap(result, operands.resultSide());
  }

  FeatureMap convolvedRelu(FoldedConvolution convolution, ScalarType type, FeatureMap value) {
    Operands operands = operands(convolution, type, value);
    String result =
        target == Target.ONEDNN
            ? let(operands.fused("relu"))
            : let("torch.relu_(%s)", let(operands.plain()));
    return new FeatureMap(result, operands.resultSide());
  }

  /** Adds the convolution's result to {@code sum}, in place. */
  FeatureMap convolvedOnto(
      FeatureMap sum, FoldedConvolution convolution, ScalarType type, FeatureMap value) {
    Operands operands = operands(convolution, type, value);
    String result =
        target == Target.ONEDNN
            ? let(operands.fusedOnto(sum.name()))
            : let("torch.add_(%s, %s)", let(operands.plain()), sum.name());
    return sum.renamed(result);
  }

  private Operands operands(FoldedConvolution convolution, ScalarType type, FeatureMap value) {
    Convolution geometry = convolution.geometry();
    String kernel = attribute(type, convolution.kernel());
    String geometryArguments =
        "[%1$d, %1$d], [%2$d, %2$d], [1, 1], 1".formatted(geometry.padding(), geometry.stride());
    String packed = "torch.contiguous(self.%s, memory_format=%d)".formatted(kernel, CHANNELS_LAST);
    if (target == Target.ONEDNN) {
      packed =
          "ops.mkldnn._reorder_convolution_weight(%s, %s, %s)"
              .formatted(packed, geometryArguments, packedSize(type, geometry, value));
    }
    prepack.append("    self.%s = %s%n".formatted(kernel, packed));
    String bias = constant(type, Tensor.of(convolution.bias(), convolution.bias().length));
    return new Operands(value, let("self.%s", kernel), bias, geometry, geometryArguments);
  }

  /**
   * The size of input that a kernel is packed for. Packed for none in particular, it is packed
   * again in each call, which costs a lone image 15 % and a batch 4 %. In fp32 the best packing
   * differs between the two, and repacking from the other's is slower still.
   */
  private static String packedSize(ScalarType type, Convolution geometry, FeatureMap value) {
    return type == ScalarType.BFLOAT16
        ? "[%1$d, %2$d, %3$d, %3$d]".formatted(USUAL_BATCH, geometry.in(), value.side())
        : "None";
  }

  private record Operands(
      FeatureMap value, String kernel, String bias, Convolution geometry, String arguments) {

    int resultSide() {
      return (value.side() + 2 * geometry.padding() - geometry.side()) / geometry.stride() + 1;
    }

    String fused(String activation) {
      return "ops.mkldnn._convolution_pointwise(%s, %s, %s, %s, \"%s\", [], \"\")"
          .formatted(value.name(), kernel, bias, arguments, activation);
    }

    String fusedOnto(String sum) {
      return "ops.mkldnn._convolution_pointwise_(%s, %s, %s, %s, %s, \"add\", 1, None, [], None)"
          .formatted(sum, value.name(), kernel, bias, arguments);
    }

    String plain() {
      return "torch.conv2d(%s, %s, %s, [%5$d, %5$d], [%4$d, %4$d], [1, 1], 1)"
          .formatted(value.name(), kernel, bias, geometry.padding(), geometry.stride());
    }
  }

  /** The finished program, answering {@code result}. */
  TorchArchive returning(String result) {
    forward.append("    return ").append(result).append('\n');
    prepack.append("    return ").append(INPUT).append('\n');
    archive.method(LoadedProgram.FORWARD, List.of(INPUT), forward);
    archive.method(LoadedProgram.PREPACK, List.of(INPUT), prepack);
    return archive;
  }
}
