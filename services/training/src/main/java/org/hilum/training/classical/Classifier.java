package org.hilum.training.classical;

import java.util.Arrays;

/** Tells pneumonia from normal. */
public interface Classifier {
  /** Above 0 if the row is rather pneumonia; not yet calibrated. */
  double logit(double[] row);

  /** How many numbers were learned. */
  long parameters();

  default double[] logits(double[][] rows) {
    return Arrays.stream(rows).parallel().mapToDouble(this::logit).toArray();
  }
}
