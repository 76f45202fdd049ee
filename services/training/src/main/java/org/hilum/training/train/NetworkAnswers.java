package org.hilum.training.train;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.stream.IntStream;

/** What a trained network of one logit says. */
public final class NetworkAnswers {
  private static final int BATCH = 32;

  private NetworkAnswers() {}

  /** The logit of pneumonia for each row. */
  public static double[] logits(Model model, Samples samples) {
    double[] logits = new double[samples.isPneumonia().length];
    // Without this the engine would keep every intermediate result for a gradient.
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      for (int from = 0; from < logits.length; from += BATCH) {
        int[] rows = IntStream.range(from, Math.min(logits.length, from + BATCH)).toArray();
        float[] part = batch(model, samples, rows);
        for (int i = 0; i < part.length; i++) {
          logits[from + i] = part[i];
        }
      }
      return logits;
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  private static float[] batch(Model model, Samples samples, int[] rows) {
    try (NDManager scope = model.getNDManager().newSubManager()) {
      NDArray inputs = samples.inputs(scope, rows, 1);
      ParameterStore parameters = new ParameterStore(scope, false);
      return model
          .getBlock()
          .forward(parameters, new NDList(inputs), false)
          .singletonOrThrow()
          .toFloatArray();
    }
  }
}
