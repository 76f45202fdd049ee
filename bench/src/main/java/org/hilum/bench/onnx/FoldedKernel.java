package org.hilum.bench.onnx;

import org.hilum.network.layers.Convolution;
import org.hilum.network.layers.Normalization;
import org.hilum.network.weights.Weights;

/**
 * A convolution with the normalization behind it folded in, as ONNX Runtime would do by itself.
 *
 * @param kernel out, in, height, width
 * @param bias one for each output channel
 */
record FoldedKernel(Convolution convolution, float[] kernel, float[] bias) {

  static FoldedKernel of(Convolution convolution, Weights weights) {
    float[] bias =
        convolution.biased() ? weights.values(convolution.bias()) : new float[convolution.out()];
    return new FoldedKernel(convolution, weights.values(convolution.kernel()), bias);
  }

  static FoldedKernel of(Convolution convolution, Normalization norm, Weights weights) {
    FoldedKernel plain = of(convolution, weights);
    float[] gamma = weights.values(norm.gamma());
    float[] beta = weights.values(norm.beta());
    float[] mean = weights.values(norm.movingMean());
    float[] variance = weights.values(norm.movingVariance());
    int each = plain.kernel.length / plain.bias.length;
    for (int channel = 0; channel < plain.bias.length; channel++) {
      double scale = gamma[channel] / Math.sqrt(variance[channel] + Normalization.EPSILON);
      plain.bias[channel] = (float) ((plain.bias[channel] - mean[channel]) * scale + beta[channel]);
      for (int at = channel * each; at < (channel + 1) * each; at++) {
        plain.kernel[at] *= (float) scale;
      }
    }
    return plain;
  }

  /** Values of the kernel for one output channel. */
  int valuesPerChannel() {
    return kernel.length / bias.length;
  }

  int[] shape() {
    return convolution.kernelShape();
  }
}
