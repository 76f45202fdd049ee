package org.hilum.training.train;

import java.util.stream.IntStream;

/**
 * Counts right answers at even odds: of one logit, one above 0 means pneumonia; of several, the
 * highest is the answer. All classes weigh the same.
 */
public final class EvenOdds {
  private final int[] right;
  private final int[] answers;

  EvenOdds(int classes) {
    right = new int[classes];
    answers = new int[classes];
  }

  /** Of one logit an image. */
  public static double accuracy(double[] logits, boolean[] isPneumonia) {
    EvenOdds count = new EvenOdds(2);
    for (int i = 0; i < logits.length; i++) {
      count.add(logits[i] > 0 ? 1 : 0, isPneumonia[i] ? 1 : 0);
    }
    return count.accuracy();
  }

  /**
   * @param logits one an image
   * @param truth 1 for pneumonia, 0 for normal
   */
  void add(float[] logits, float[] truth) {
    for (int i = 0; i < logits.length; i++) {
      add(logits[i] > 0 ? 1 : 0, (int) truth[i]);
    }
  }

  /**
   * @param said number of a class
   * @param truth number of the class that is shown
   */
  void add(int said, int truth) {
    answers[truth]++;
    right[truth] += said == truth ? 1 : 0;
  }

  /** Mean of the shares of the classes, 0 to 1; a class without an answer has none. */
  double accuracy() {
    return IntStream.range(0, answers.length)
        .filter(truth -> answers[truth] > 0)
        .mapToDouble(truth -> (double) right[truth] / answers[truth])
        .average()
        .orElseThrow();
  }
}
