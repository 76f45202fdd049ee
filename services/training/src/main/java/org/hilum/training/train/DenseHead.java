package org.hilum.training.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.network.layers.Head;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.hilum.training.features.FeatureTable;

/**
 * Dense with ReLU, then dense to one logit.
 *
 * @param hiddenKernel one row of input weights a hidden unit
 * @param hiddenBias one a hidden unit
 * @param outputKernel one weight a hidden unit
 * @param outputBias added to the logit
 */
public record DenseHead(
    float[][] hiddenKernel, float[] hiddenBias, float[] outputKernel, float outputBias) {

  /** The logit of pneumonia for each row. */
  public double[] logits(FeatureTable features) {
    double[] logits = new double[features.rows()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = logit(features.row(i));
    }
    return logits;
  }

  /** How many numbers it has. */
  public long parameters() {
    return hiddenBias.length * (hiddenKernel[0].length + 2L) + 1;
  }

  /** The four tensors of {@link Head}, by name. */
  public Weights weights() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(Head.HIDDEN_KERNEL, matrix(hiddenKernel));
    tensors.put(Head.HIDDEN_BIAS, Tensor.of(hiddenBias, hiddenBias.length));
    tensors.put(Head.OUTPUT_KERNEL, matrix(new float[][] {outputKernel}));
    tensors.put(Head.OUTPUT_BIAS, Tensor.of(new float[] {outputBias}, 1));
    return new Weights(tensors);
  }

  /** A tensor of these rows. */
  public static Tensor matrix(float[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[i].length);
    }
    return Tensor.of(values, rows.length, rows[0].length);
  }

  private double logit(float[] features) {
    double logit = outputBias;
    for (int unit = 0; unit < hiddenBias.length; unit++) {
      float[] kernel = hiddenKernel[unit];
      float sum = hiddenBias[unit];
      for (int i = 0; i < kernel.length; i++) {
        sum += kernel[i] * features[i];
      }
      logit += Math.max(0, sum) * outputKernel[unit];
    }
    return logit;
  }

  /** The head for inputs as they are, when this one was trained on {@code (x - mean) * scale}. */
  DenseHead unscaled(double[] mean, double scale) {
    float[][] kernel = new float[hiddenKernel.length][mean.length];
    float[] bias = hiddenBias.clone();
    for (int unit = 0; unit < bias.length; unit++) {
      double shift = 0;
      for (int i = 0; i < mean.length; i++) {
        kernel[unit][i] = (float) (hiddenKernel[unit][i] * scale);
        shift += kernel[unit][i] * mean[i];
      }
      bias[unit] -= (float) shift;
    }
    return new DenseHead(kernel, bias, outputKernel, outputBias);
  }

  /** Weight by weight, of heads along one training run. */
  static DenseHead average(List<DenseHead> heads) {
    DenseHead first = heads.get(0);
    float share = 1f / heads.size();
    float[][] kernel = new float[first.hiddenBias.length][first.hiddenKernel[0].length];
    float[] bias = new float[kernel.length];
    float[] output = new float[kernel.length];
    float outputBias = 0;
    for (DenseHead head : heads) {
      for (int unit = 0; unit < kernel.length; unit++) {
        for (int i = 0; i < kernel[unit].length; i++) {
          kernel[unit][i] += share * head.hiddenKernel[unit][i];
        }
        bias[unit] += share * head.hiddenBias[unit];
        output[unit] += share * head.outputKernel[unit];
      }
      outputBias += share * head.outputBias;
    }
    return new DenseHead(kernel, bias, output, outputBias);
  }
}
