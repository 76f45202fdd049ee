package org.hilum.network.layers;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The classifier on the pooled features: dense with ReLU, dropout (in training), dense to log-odds.
 * The hidden units of an ensemble's members stand side by side in one head.
 *
 * <p>Kernels are output by input, the transpose of Keras' layout.
 *
 * @param in channels of the pooled features
 * @param hidden units between the two layers
 * @param outputs 1, the log-odds of pneumonia, or 2, with those of viral given pneumonia below
 */
public record Head(int in, int hidden, int outputs) {

  public static final String HIDDEN_KERNEL = "head_hidden.kernel";
  public static final String HIDDEN_BIAS = "head_hidden.bias";
  public static final String OUTPUT_KERNEL = "head_output.kernel";
  public static final String OUTPUT_BIAS = "head_output.bias";

  public Head {
    if (outputs != 1 && outputs != 2) {
      throw new IllegalArgumentException(
          "tensor '%s' has %d rows, expected 1 (pneumonia) or 2 (pneumonia, viral given pneumonia)"
              .formatted(OUTPUT_KERNEL, outputs));
    }
  }

  /** True if it tells viral from bacterial pneumonia. */
  public boolean hasSubtype() {
    return outputs == 2;
  }

  /** Shape of every tensor by name. */
  public Map<String, int[]> shapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put(HIDDEN_KERNEL, new int[] {hidden, in});
    shapes.put(HIDDEN_BIAS, new int[] {hidden});
    shapes.put(OUTPUT_KERNEL, new int[] {outputs, hidden});
    shapes.put(OUTPUT_BIAS, new int[] {outputs});
    return shapes;
  }
}
