package org.hilum.training.calibrate;

import java.util.Arrays;

/**
 * The binary decision of a model of several outputs. Where they are classes, the probability of
 * pneumonia is the sum of those of its causes; what is calibrated are its log-odds.
 */
public final class LogOdds {
  private LogOdds() {}

  /**
   * @param logits a row an image. One column: the log-odds of pneumonia. Two: those, and the
   *     log-odds of viral given pneumonia. More: normal first and then each cause.
   */
  public static double[] ofPneumonia(double[][] logits) {
    return Arrays.stream(logits).mapToDouble(LogOdds::ofPneumonia).toArray();
  }

  /**
   * How far the log-odds rise with each logit of an image.
   *
   * @param logits as for {@link #ofPneumonia(double[][])}
   */
  public static double[] gradient(double[] logits) {
    if (logits.length == 1) {
      return new double[] {1};
    }
    double most = Arrays.stream(logits, 1, logits.length).max().orElseThrow();
    double sum = Arrays.stream(logits, 1, logits.length).map(x -> Math.exp(x - most)).sum();
    double[] gradient = new double[logits.length];
    gradient[0] = -1;
    for (int cause = 1; cause < logits.length; cause++) {
      gradient[cause] = Math.exp(logits[cause] - most) / sum;
    }
    return gradient;
  }

  /** With a softmax over the row, log(sum of the causes / normal) needs no denominator. */
  private static double ofPneumonia(double[] logits) {
    if (logits.length < 3) {
      return logits[0];
    }
    double most = Arrays.stream(logits, 1, logits.length).max().orElseThrow();
    double sum = Arrays.stream(logits, 1, logits.length).map(x -> Math.exp(x - most)).sum();
    return most + Math.log(sum) - logits[0];
  }
}
