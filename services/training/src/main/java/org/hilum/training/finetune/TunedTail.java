package org.hilum.training.finetune;

import java.util.List;
import org.hilum.network.weights.Weights;
import org.hilum.training.train.Epoch;

/**
 * What one seed of fine-tuning left.
 *
 * @param epochs after unlocking, all that were run
 * @param seconds that it took, features at hand
 * @param weights last layers and head of the best epoch
 */
public record TunedTail(long seed, List<Epoch> epochs, double seconds, Weights weights) {
  public TunedTail {
    epochs = List.copyOf(epochs);
  }

  public Epoch best() {
    return Epoch.best(epochs);
  }
}
