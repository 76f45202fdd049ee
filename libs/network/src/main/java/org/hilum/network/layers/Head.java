package org.hilum.network.layers;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The classifier on the pooled features: dense 128 with ReLU, dropout (in training), dense 1.
 *
 * <p>Kernels are output by input, the transpose of Keras' layout.
 *
 * @param in channels of the pooled features
 */
public record Head(int in) {

  public static final int HIDDEN = 128;
  public static final String HIDDEN_KERNEL = "head_hidden.kernel";
  public static final String HIDDEN_BIAS = "head_hidden.bias";
  public static final String OUTPUT_KERNEL = "head_output.kernel";
  public static final String OUTPUT_BIAS = "head_output.bias";

  /** Shape of every tensor by name. */
  public Map<String, int[]> shapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put(HIDDEN_KERNEL, new int[] {HIDDEN, in});
    shapes.put(HIDDEN_BIAS, new int[] {HIDDEN});
    shapes.put(OUTPUT_KERNEL, new int[] {1, HIDDEN});
    shapes.put(OUTPUT_BIAS, new int[] {1});
    return shapes;
  }
}
