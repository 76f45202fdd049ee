package org.hilum.network.program;

import org.hilum.network.layers.Convolution;
import org.hilum.network.layers.Normalization;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/**
 * A convolution that has taken over neighbouring arithmetic: a normalization behind it, a shift of
 * its output.
 *
 * @param geometry the convolution of the layer table
 * @param kernel widened only when written
 * @param bias one for each output channel
 */
record FoldedConvolution(Convolution geometry, Tensor kernel, float[] bias) {

  static FoldedConvolution of(Convolution geometry, Weights weights) {
    float[] bias = geometry.biased() ? weights.values(geometry.bias()) : new float[geometry.out()];
    return new FoldedConvolution(geometry, weights.tensor(geometry.kernel()), bias);
  }

  /** This convolution with the normalization behind it, as it acts in inference. */
  FoldedConvolution normalized(Normalization norm, Weights weights) {
    float[] gamma = weights.values(norm.gamma());
    float[] beta = weights.values(norm.beta());
    float[] mean = weights.values(norm.movingMean());
    float[] variance = weights.values(norm.movingVariance());
    double[] factors = new double[bias.length];
    float[] folded = new float[bias.length];
    for (int i = 0; i < folded.length; i++) {
      factors[i] = gamma[i] / Math.sqrt(variance[i] + Normalization.EPSILON);
      folded[i] = (float) ((bias[i] - mean[i]) * factors[i] + beta[i]);
    }
    return new FoldedConvolution(geometry, new ScaledKernel(kernel, factors), folded);
  }

  /** This convolution of an input whose channels are multiplied by {@code factors}. */
  FoldedConvolution ofScaled(double[] factors) {
    return new FoldedConvolution(geometry, new InputScaledKernel(kernel, factors), bias);
  }

  /** This convolution with {@code plus - minus} added to its output. */
  FoldedConvolution shifted(float[] plus, float[] minus) {
    float[] shifted = new float[bias.length];
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = bias[i] + plus[i] - minus[i];
    }
    return new FoldedConvolution(geometry, kernel, shifted);
  }

  /**
   * This convolution with a bias that makes up, on average, for the rounding of its kernel.
   *
   * @param inputMeans expected value of each input channel
   * @see <a href="https://arxiv.org/abs/1906.04721">Nagel et al., bias correction</a>
   */
  FoldedConvolution compensated(ScalarType type, double[] inputMeans) {
    float[] values = kernel.values();
    float[] corrected = bias.clone();
    int area = geometry.side() * geometry.side();
    int each = values.length / corrected.length;
    for (int out = 0; out < corrected.length; out++) {
      double lost = 0;
      for (int i = 0; i < each; i++) {
        float value = values[out * each + i];
        lost += (value - type.rounded(value)) * inputMeans[i / area];
      }
      corrected[out] += (float) lost;
    }
    return new FoldedConvolution(geometry, kernel, corrected);
  }

  /** What each output channel loses when the bias is rounded. */
  float[] biasLoss(ScalarType type) {
    float[] loss = new float[bias.length];
    for (int i = 0; i < loss.length; i++) {
      loss[i] = bias[i] - type.rounded(bias[i]);
    }
    return loss;
  }

  /** The same function of an image whose input channels are all equal, given one of them. */
  FoldedConvolution ofEqualChannels() {
    Convolution one =
        new Convolution(
            geometry.name(),
            1,
            geometry.out(),
            geometry.side(),
            geometry.stride(),
            geometry.padding(),
            geometry.biased());
    return new FoldedConvolution(one, new SummedKernel(kernel), bias);
  }

  private record ScaledKernel(Tensor kernel, double[] factors) implements Tensor {
    @Override
    public int[] shape() {
      return kernel.shape();
    }

    @Override
    public float[] values() {
      float[] values = kernel.values();
      int each = values.length / factors.length;
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (values[i] * factors[i / each]);
      }
      return values;
    }
  }

  private record SummedKernel(Tensor kernel) implements Tensor {
    @Override
    public int[] shape() {
      int[] shape = kernel.shape().clone();
      shape[1] = 1;
      return shape;
    }

    @Override
    public float[] values() {
      float[] values = kernel.values();
      float[] summed = new float[size()];
      int channels = kernel.shape()[1];
      int area = summed.length / kernel.shape()[0];
      for (int i = 0; i < values.length; i++) {
        summed[i / (channels * area) * area + i % area] += values[i];
      }
      return summed;
    }
  }

  private record InputScaledKernel(Tensor kernel, double[] factors) implements Tensor {
    @Override
    public int[] shape() {
      return kernel.shape();
    }

    @Override
    public float[] values() {
      float[] values = kernel.values();
      int area = kernel.shape()[2] * kernel.shape()[3];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (values[i] * factors[i / area % factors.length]);
      }
      return values;
    }
  }
}
