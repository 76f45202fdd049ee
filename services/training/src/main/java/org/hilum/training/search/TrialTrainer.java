package org.hilum.training.search;

import java.util.List;
import org.hilum.training.train.Epoch;

/** Trains once with given settings: a head on the frozen network, or deeper layers with it. */
@FunctionalInterface
public interface TrialTrainer {
  /**
   * @return at least one; the validation loss is that of the stressed validation images
   */
  List<Epoch> train(Candidate candidate, long seed);
}
