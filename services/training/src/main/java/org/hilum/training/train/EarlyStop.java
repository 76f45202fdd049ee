package org.hilum.training.train;

import java.util.List;

/**
 * When training ends.
 *
 * @param maxEpochs at the latest
 * @param patience after so many epochs without a better one
 */
public record EarlyStop(int maxEpochs, int patience) {
  boolean isOver(List<Epoch> epochs) {
    return epochs.size() >= maxEpochs || epochs.size() - Epoch.best(epochs).number() >= patience;
  }
}
