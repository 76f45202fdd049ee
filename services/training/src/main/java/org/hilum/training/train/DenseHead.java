package org.hilum.training.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hilum.network.layers.Head;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.hilum.training.calibrate.LogOdds;
import org.hilum.training.features.FeatureTable;

/**
 * Dense with ReLU, then dense to the logits.
 *
 * @param hiddenKernel one row of input weights a hidden unit
 * @param hiddenBias one a hidden unit
 * @param outputKernel one row of weights of the hidden units a logit
 * @param outputBias one a logit
 */
public record DenseHead(
    float[][] hiddenKernel, float[] hiddenBias, float[][] outputKernel, float[] outputBias) {

  /** The head of four such tensors as {@link #weights} gives; others are ignored. */
  public static DenseHead of(Weights weights) {
    return new DenseHead(
        rows(weights.tensor(Head.HIDDEN_KERNEL)),
        weights.values(Head.HIDDEN_BIAS),
        rows(weights.tensor(Head.OUTPUT_KERNEL)),
        weights.values(Head.OUTPUT_BIAS));
  }

  /** The inverse of {@link #matrix}. */
  public static float[][] rows(Tensor matrix) {
    float[] values = matrix.values();
    int columns = matrix.shape()[1];
    float[][] rows = new float[matrix.shape()[0]][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * columns, (i + 1) * columns));
    return rows;
  }

  /** The log-odds of pneumonia for each row. */
  public double[] logits(FeatureTable features) {
    return LogOdds.ofPneumonia(outputs(features));
  }

  /** All logits of each row. */
  public double[][] outputs(FeatureTable features) {
    double[][] outputs = new double[features.rows()][];
    Arrays.parallelSetAll(outputs, row -> outputs(hidden(features.row(row))));
    return outputs;
  }

  /** How far the log-odds of pneumonia rise with each feature of a row. */
  public double[] gradient(float[] features) {
    float[] hidden = hidden(features);
    double[] ofLogits = LogOdds.gradient(outputs(hidden));
    double[] gradient = new double[features.length];
    for (int unit = 0; unit < hidden.length; unit++) {
      double ofUnit = 0;
      // A hidden unit that its ReLU closes passes nothing on.
      for (int output = 0; hidden[unit] > 0 && output < ofLogits.length; output++) {
        ofUnit += ofLogits[output] * outputKernel[output][unit];
      }
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += ofUnit * hiddenKernel[unit][i];
      }
    }
    return gradient;
  }

  /** How many numbers were learned. */
  public long parameters() {
    long hidden = (long) hiddenKernel.length * (hiddenKernel[0].length + 1);
    return hidden + (long) outputKernel.length * (hiddenKernel.length + 1);
  }

  /** As the network knows it, for a head that can be served. */
  public Head layers() {
    return new Head(hiddenKernel[0].length, hiddenKernel.length, outputKernel.length);
  }

  /** The four tensors of {@link Head}, by name. */
  public Weights weights() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(Head.HIDDEN_KERNEL, matrix(hiddenKernel));
    tensors.put(Head.HIDDEN_BIAS, Tensor.of(hiddenBias, hiddenBias.length));
    tensors.put(Head.OUTPUT_KERNEL, matrix(outputKernel));
    tensors.put(Head.OUTPUT_BIAS, Tensor.of(outputBias, outputBias.length));
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

  private float[] hidden(float[] features) {
    float[] hidden = new float[hiddenBias.length];
    for (int unit = 0; unit < hidden.length; unit++) {
      float[] kernel = hiddenKernel[unit];
      float sum = hiddenBias[unit];
      for (int i = 0; i < kernel.length; i++) {
        sum += kernel[i] * features[i];
      }
      hidden[unit] = Math.max(0, sum);
    }
    return hidden;
  }

  private double[] outputs(float[] hidden) {
    double[] outputs = new double[outputBias.length];
    for (int output = 0; output < outputs.length; output++) {
      double logit = outputBias[output];
      for (int unit = 0; unit < hidden.length; unit++) {
        logit += hidden[unit] * outputKernel[output][unit];
      }
      outputs[output] = logit;
    }
    return outputs;
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
    return new DenseHead(
        averageRows(heads, DenseHead::hiddenKernel),
        average(heads, DenseHead::hiddenBias),
        averageRows(heads, DenseHead::outputKernel),
        average(heads, DenseHead::outputBias));
  }

  private static float[][] averageRows(List<DenseHead> heads, Function<DenseHead, float[][]> part) {
    float[][] average = new float[part.apply(heads.get(0)).length][];
    Arrays.setAll(average, row -> average(heads, head -> part.apply(head)[row]));
    return average;
  }

  private static float[] average(List<DenseHead> heads, Function<DenseHead, float[]> part) {
    float[] average = new float[part.apply(heads.get(0)).length];
    float share = 1f / heads.size();
    for (DenseHead head : heads) {
      float[] values = part.apply(head);
      for (int i = 0; i < average.length; i++) {
        average[i] += share * values[i];
      }
    }
    return average;
  }
}
