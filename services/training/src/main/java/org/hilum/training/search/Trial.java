package org.hilum.training.search;

import org.hilum.training.train.Epoch;

/**
 * What came of one candidate.
 *
 * @param number counts from 1
 * @param data names the images and features that were learned from
 * @param seed of initial weights, order and dropout
 * @param epochs how many were run
 * @param best the one with the lowest validation loss
 * @param seconds that training took
 */
public record Trial(
    int number,
    String data,
    long seed,
    Candidate candidate,
    int epochs,
    Epoch best,
    double seconds) {
  /** On the stressed validation images; trials are judged by it. */
  public double loss() {
    return best.validationLoss();
  }
}
