package org.hilum.training.train;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What a network says. */
public final class NetworkAnswers {
  private static final int BATCH = 32;

  private NetworkAnswers() {}

  /** The logit of pneumonia for each row, of a network of one logit. */
  public static double[] logits(Model model, Samples samples) {
    float[][] outputs = outputs(model, samples);
    double[] logits = new double[outputs.length];
    Arrays.setAll(logits, row -> outputs[row][0]);
    return logits;
  }

  /** All outputs for each row. */
  public static float[][] outputs(Model model, Samples samples) {
    float[][] outputs = new float[samples.isPneumonia().length][];
    return WithoutGradients.get(
        () -> {
          for (int from = 0; from < outputs.length; from += BATCH) {
            int[] rows = IntStream.range(from, Math.min(outputs.length, from + BATCH)).toArray();
            float[] part = batch(model, samples, rows);
            int columns = part.length / rows.length;
            for (int i = 0; i < rows.length; i++) {
              outputs[rows[i]] = Arrays.copyOfRange(part, i * columns, (i + 1) * columns);
            }
          }
          return outputs;
        });
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
