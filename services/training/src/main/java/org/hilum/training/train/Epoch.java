package org.hilum.training.train;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What one pass over the training images led to. Losses and accuracies weigh the classes the same;
 * an accuracy is the share of right answers at even odds, 0 to 1.
 *
 * @param number counts from 1
 * @param trainingLoss mean over the epoch's steps, under dropout
 * @param validationLoss of the averaged weights on the stressed validation images
 * @param trainingAccuracy of the answers given during the epoch's steps, under dropout
 * @param validationAccuracy of the averaged weights on the stressed validation images
 */
public record Epoch(
    int number,
    double trainingLoss,
    double validationLoss,
    double trainingAccuracy,
    double validationAccuracy) {
  /**
   * The one with the lowest validation loss, the first of equals; a loss that is no number loses.
   */
  public static Epoch best(List<Epoch> epochs) {
    return Collections.min(epochs, Comparator.comparingDouble(Epoch::validationLoss));
  }
}
