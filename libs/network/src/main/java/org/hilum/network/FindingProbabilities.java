package org.hilum.network;

/** Probabilities of what an image shows, 0 to 1. They sum to 1. */
public record FindingProbabilities(double normal, double bacterial, double viral) {

  /**
   * Divides the probability of pneumonia between its causes, so that the two cannot disagree.
   *
   * @param pneumonia probability of pneumonia
   * @param viral probability of a viral one among pneumonias
   */
  public static FindingProbabilities of(double pneumonia, double viral) {
    return new FindingProbabilities(1 - pneumonia, pneumonia * (1 - viral), pneumonia * viral);
  }
}
