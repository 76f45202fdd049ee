package org.hilum.training.finetune;

import ai.djl.Model;
import org.hilum.training.train.Fit;

/**
 * Last layers and head after training, and how they came about.
 *
 * @param model with the averaged weights of the best epoch
 */
record TunedNetwork(Model model, Fit fit) implements AutoCloseable {
  @Override
  public void close() {
    model.close();
  }
}
