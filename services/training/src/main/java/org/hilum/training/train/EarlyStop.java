package org.hilum.training.train;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * When training ends.
 *
 * @param maxEpochs at the latest
 * @param patience after so many epochs without a better one
 */
public record EarlyStop(int maxEpochs, int patience) {
  /** The epoch of the lowest validation loss. */
  public static Epoch best(List<Epoch> epochs) {
    return Collections.min(epochs, Comparator.comparingDouble(Epoch::validationLoss));
  }

  boolean isOver(List<Epoch> epochs) {
    return epochs.size() >= maxEpochs || epochs.size() - best(epochs).number() >= patience;
  }
}
