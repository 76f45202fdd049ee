package org.hilum.network.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.norm.BatchNorm;
import java.nio.FloatBuffer;
import org.hilum.network.layers.Normalization;

/**
 * A normalization that never saw data: mean 0 and variance 1 in all channels. It would leave the
 * ReLU behind it open, or shut, wherever a channel never changes its sign.
 */
final class FreshNormalization {

  private FreshNormalization() {}

  /** Gives it the mean and the variance of each channel of {@code input}; others keep theirs. */
  static void measure(BatchNorm norm, NDArray input) {
    NDArray mean = norm.getDirectParameters().get("runningMean").getArray();
    NDArray variance = norm.getDirectParameters().get("runningVar").getArray();
    if (!hasOnly(0, mean) || !hasOnly(1, variance)) {
      return;
    }
    try (NDManager scope = input.getManager().newSubManager()) {
      input.tempAttach(scope);
      NDArray values = input.transpose(1, 0, 2, 3).reshape(mean.size(), -1);
      NDArray means = values.mean(new int[] {1}, true);
      mean.set(FloatBuffer.wrap(means.toFloatArray()));
      NDArray squares = values.sub(means).square().mean(new int[] {1});
      variance.set(FloatBuffer.wrap(spared(squares.toFloatArray())));
    }
  }

  /** A channel that never varies keeps 1, so that what wakes it later is not blown up. */
  private static float[] spared(float[] variances) {
    for (int i = 0; i < variances.length; i++) {
      variances[i] = variances[i] < Normalization.EPSILON ? 1 : variances[i];
    }
    return variances;
  }

  private static boolean hasOnly(float value, NDArray array) {
    for (float each : array.toFloatArray()) {
      if (each != value) {
        return false;
      }
    }
    return true;
  }
}
