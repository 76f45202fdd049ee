package org.hilum.bench.onnx;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 8 bits in the QDQ form that ONNX Runtime turns into integer convolutions: activations unsigned
 * with one step each, kernels signed with a step for each output channel, biases 32 bits.
 */
final class Int8 implements Arithmetic {
  private static final float LARGEST = 127;

  private final Map<String, Range> ranges;
  private final Set<String> quantised = new HashSet<>();

  /**
   * @param ranges of every value that a convolution reads, by name
   */
  Int8(Map<String, Range> ranges) {
    this.ranges = ranges;
  }

  @Override
  public List<String> operands(OnnxModel model, String input, FoldedKernel kernel)
      throws IOException {
    Range range = ranges.get(input);
    return List.of(
        activation(model, input, range), kernel(model, kernel), bias(model, kernel, range.step()));
  }

  private String activation(OnnxModel model, String input, Range range) throws IOException {
    String result = input + ".dequantised";
    if (!quantised.add(input)) {
      return result;
    }
    String step = input + ".step";
    String zero = input + ".zero";
    model.floats(step, new float[] {range.step()});
    model.unsignedBytes(zero, new byte[] {(byte) range.zeroPoint()});
    String stored = model.node("QuantizeLinear", input + ".quantised", List.of(input, step, zero));
    return model.node("DequantizeLinear", result, List.of(stored, step, zero));
  }

  private static String kernel(OnnxModel model, FoldedKernel kernel) throws IOException {
    String name = kernel.convolution().name() + ".kernel";
    float[] steps = steps(kernel);
    byte[] stored = new byte[kernel.kernel().length];
    for (int at = 0; at < stored.length; at++) {
      stored[at] = (byte) Math.round(kernel.kernel()[at] / steps[at / kernel.valuesPerChannel()]);
    }
    model.signedBytes(name + ".stored", stored, kernel.shape());
    model.floats(name + ".steps", steps, steps.length);
    model.signedBytes(name + ".zeros", new byte[steps.length], steps.length);
    return dequantised(model, name);
  }

  private static String bias(OnnxModel model, FoldedKernel kernel, float inputStep)
      throws IOException {
    String name = kernel.convolution().name() + ".bias";
    float[] steps = steps(kernel);
    int[] stored = new int[steps.length];
    for (int channel = 0; channel < stored.length; channel++) {
      steps[channel] *= inputStep;
      stored[channel] = Math.round(kernel.bias()[channel] / steps[channel]);
    }
    model.ints(name + ".stored", stored, stored.length);
    model.floats(name + ".steps", steps, steps.length);
    model.ints(name + ".zeros", new int[steps.length], steps.length);
    return dequantised(model, name);
  }

  private static String dequantised(OnnxModel model, String name) {
    return model.node(
        "DequantizeLinear",
        name,
        List.of(name + ".stored", name + ".steps", name + ".zeros"),
        Attribute.of("axis", 0));
  }

  private static float[] steps(FoldedKernel kernel) {
    float[] steps = new float[kernel.bias().length];
    for (int at = 0; at < kernel.kernel().length; at++) {
      int channel = at / kernel.valuesPerChannel();
      steps[channel] = Math.max(steps[channel], Math.abs(kernel.kernel()[at]) / LARGEST);
    }
    for (int channel = 0; channel < steps.length; channel++) {
      steps[channel] = Math.max(steps[channel], Float.MIN_NORMAL);
    }
    return steps;
  }
}
