package org.hilum.training.train;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What one pass over the training images led to. Both losses weigh the classes the same.
 *
 * @param number counts from 1
 * @param trainingLoss mean over the epoch's steps, under dropout
 * @param validationLoss of the averaged weights on the validation features
 */
public record Epoch(int number, double trainingLoss, double validationLoss) {
  /**
   * The one with the lowest validation loss, the first of equals; a loss that is no number loses.
   */
  public static Epoch best(List<Epoch> epochs) {
    return Collections.min(epochs, Comparator.comparingDouble(Epoch::validationLoss));
  }
}
