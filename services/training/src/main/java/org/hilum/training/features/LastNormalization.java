package org.hilum.training.features;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hilum.network.Features;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/**
 * The statistics of a fresh {@code post_bn}, measured on altered training images. A fresh last
 * block passes its input on, so what {@code post_bn} sees is the trunk's output, and so does the
 * block's own first normalization.
 */
public final class LastNormalization {
  private static final int IMAGES = 512;
  private static final int PLACES = 7 * 7;
  private static final String LAST_KERNEL = "conv5_block3_3_conv.kernel";
  private static final List<String> NORMALIZATIONS = List.of("post_bn", "conv5_block3_preact_bn");

  private LastNormalization() {}

  /** Layers that were trained keep their statistics; fresh ones are measured. */
  public static boolean isFresh(Weights layers) {
    for (float weight : layers.values(LAST_KERNEL)) {
      if (weight != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Mean and variance of each channel, two rows.
   *
   * @param altered trunk outputs of altered training images
   */
  public static FeatureTable measure(TrunkRows altered) {
    int count = Math.min(IMAGES, altered.rows());
    List<double[][]> moments =
        IntStream.range(0, count)
            .map(i -> (int) ((long) i * altered.rows() / count))
            .mapToObj(row -> moments(altered.row(row)))
            .toList();
    return statistics(moments);
  }

  /** The layers with the measured statistics in their fresh normalizations. */
  public static Weights with(FeatureTable statistics, Weights layers) {
    Map<String, Tensor> measured = new LinkedHashMap<>();
    for (String normalization : NORMALIZATIONS) {
      measured.put(normalization + ".moving_mean", tensor(statistics.row(0)));
      measured.put(normalization + ".moving_variance", tensor(statistics.row(1)));
    }
    return layers.with(new Weights(measured));
  }

  /** Mean and mean square of each channel over its places. */
  private static double[][] moments(byte[] fp16) {
    float[] values = Features.toFloats(fp16);
    double[][] moments = new double[2][values.length / PLACES];
    for (int i = 0; i < values.length; i++) {
      moments[0][i / PLACES] += values[i] / PLACES;
      moments[1][i / PLACES] += (double) values[i] * values[i] / PLACES;
    }
    return moments;
  }

  private static FeatureTable statistics(List<double[][]> moments) {
    int channels = moments.get(0)[0].length;
    float[][] statistics = new float[2][channels];
    for (int channel = 0; channel < channels; channel++) {
      int c = channel;
      double mean = moments.stream().mapToDouble(m -> m[0][c]).average().orElseThrow();
      double square = moments.stream().mapToDouble(m -> m[1][c]).average().orElseThrow();
      statistics[0][c] = (float) mean;
      statistics[1][c] = (float) Math.max(0, square - mean * mean);
    }
    return FeatureTable.of(statistics);
  }

  private static Tensor tensor(float[] values) {
    return Tensor.of(Arrays.copyOf(values, values.length), values.length);
  }
}
