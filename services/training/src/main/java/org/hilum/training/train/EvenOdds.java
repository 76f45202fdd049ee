package org.hilum.training.train;

import java.util.Arrays;

/**
 * Counts right answers at even odds: a logit above 0 means pneumonia. Both classes weigh the same.
 */
public final class EvenOdds {
  private final int[] right = new int[2];
  private final int[] answers = new int[2];

  public static double accuracy(double[] logits, boolean[] isPneumonia) {
    EvenOdds count = new EvenOdds();
    for (int i = 0; i < logits.length; i++) {
      count.add(logits[i], isPneumonia[i]);
    }
    return count.accuracy();
  }

  /**
   * @param truth 1 for pneumonia, 0 for normal
   */
  void add(float[] logits, float[] truth) {
    for (int i = 0; i < logits.length; i++) {
      add(logits[i], truth[i] == 1);
    }
  }

  private void add(double logit, boolean isPneumonia) {
    int label = isPneumonia ? 1 : 0;
    answers[label]++;
    right[label] += logit > 0 == isPneumonia ? 1 : 0;
  }

  /** Mean of the shares of both classes, 0 to 1; of one, if there was no answer to the other. */
  double accuracy() {
    return Arrays.stream(new int[] {0, 1})
        .filter(label -> answers[label] > 0)
        .mapToDouble(label -> (double) right[label] / answers[label])
        .average()
        .orElseThrow();
  }
}
