package org.hilum.network.program;

import org.hilum.network.layers.Convolution;
import org.hilum.network.layers.Normalization;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/** Collects the statements of one program; every operation answers the name of its result. */
final class ProgramWriter {

  static final String INPUT = "input";

  private static final int CHANNELS_LAST = 2;

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

  /** Normalization and ReLU of a value from which {@code taken} was subtracted beforehand. */
  String normalizedRelu(String value, Normalization norm, Weights weights, float[] taken) {
    float[] mean = weights.values(norm.movingMean());
    for (int i = 0; i < mean.length; i++) {
      mean[i] -= taken[i];
    }
    String normalized =
        let(
            "torch.batch_norm(%s, %s, %s, %s, %s, False, 0.1, %s, True)",
            value,
            constant(ScalarType.FLOAT, weights.tensor(norm.gamma())),
            constant(ScalarType.FLOAT, weights.tensor(norm.beta())),
            constant(ScalarType.FLOAT, Tensor.of(mean, mean.length)),
            constant(ScalarType.FLOAT, weights.tensor(norm.movingVariance())),
            Normalization.EPSILON);
    return let("torch.relu_(%s)", normalized);
  }

  String convolved(FoldedConvolution convolution, ScalarType type, String value) {
    Operands operands = operands(convolution, type);
    return target == Target.ONEDNN
        ? let(operands.fused(value, "none"))
        : let(operands.plain(value));
  }

  String convolvedRelu(FoldedConvolution convolution, ScalarType type, String value) {
    Operands operands = operands(convolution, type);
    return target == Target.ONEDNN
        ? let(operands.fused(value, "relu"))
        : let("torch.relu_(%s)", let(operands.plain(value)));
  }

  /** Adds the convolution's result to {@code sum}, in place. */
  String convolvedOnto(String sum, FoldedConvolution convolution, ScalarType type, String value) {
    Operands operands = operands(convolution, type);
    return target == Target.ONEDNN
        ? let(operands.fusedOnto(sum, value))
        : let("torch.add_(%s, %s)", let(operands.plain(value)), sum);
  }

  private Operands operands(FoldedConvolution convolution, ScalarType type) {
    Convolution geometry = convolution.geometry();
    String kernel = attribute(type, convolution.kernel());
    String geometryArguments =
        "[%1$d, %1$d], [%2$d, %2$d], [1, 1], 1".formatted(geometry.padding(), geometry.stride());
    String packed = "torch.contiguous(self.%s, memory_format=%d)".formatted(kernel, CHANNELS_LAST);
    if (target == Target.ONEDNN) {
      packed =
          "ops.mkldnn._reorder_convolution_weight(%s, %s, None)"
              .formatted(packed, geometryArguments);
    }
    prepack.append("    self.%s = %s%n".formatted(kernel, packed));
    String bias = constant(type, Tensor.of(convolution.bias(), convolution.bias().length));
    return new Operands(let("self.%s", kernel), bias, geometry, geometryArguments);
  }

  private record Operands(String kernel, String bias, Convolution geometry, String arguments) {

    String fused(String value, String activation) {
      return "ops.mkldnn._convolution_pointwise(%s, %s, %s, %s, \"%s\", [], \"\")"
          .formatted(value, kernel, bias, arguments, activation);
    }

    String fusedOnto(String sum, String value) {
      return "ops.mkldnn._convolution_pointwise_(%s, %s, %s, %s, %s, \"add\", 1, None, [], None)"
          .formatted(sum, value, kernel, bias, arguments);
    }

    String plain(String value) {
      return "torch.conv2d(%s, %s, %s, [%5$d, %5$d], [%4$d, %4$d], [1, 1], 1)"
          .formatted(value, kernel, bias, geometry.padding(), geometry.stride());
    }
  }

  /** The finished program, answering {@code result}. */
  TorchArchive returning(String result) {
    forward.append("    return ").append(result).append('\n');
    prepack.append("    return ").append(INPUT).append('\n');
    archive.method("forward", INPUT, forward);
    archive.method(LoadedProgram.PREPACK, INPUT, prepack);
    return archive;
  }
}
