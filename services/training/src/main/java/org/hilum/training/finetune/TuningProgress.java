package org.hilum.training.finetune;

/** Is told how far tuning is. */
@FunctionalInterface
public interface TuningProgress {
  /**
   * @param share of the epochs that may be run, 0 to 1
   * @param secondsLeft at most: seeds may stop before their last epoch
   */
  void did(double share, double secondsLeft);
}
