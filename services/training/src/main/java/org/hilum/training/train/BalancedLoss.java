package org.hilum.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.loss.Loss;

/**
 * Binary cross entropy on logits in which both classes weigh the same, however many images each
 * has: the share of pneumonia differs between hospitals, and between training and test.
 */
final class BalancedLoss extends Loss {
  private final float pneumoniaWeight;
  private final float normalWeight;

  private BalancedLoss(double pneumoniaShare) {
    super("BalancedLoss");
    pneumoniaWeight = (float) (0.5 / pneumoniaShare);
    normalWeight = (float) (0.5 / (1 - pneumoniaShare));
  }

  /** The loss for training on rows of these labels. */
  static BalancedLoss of(boolean[] isPneumonia) {
    int pneumonias = 0;
    for (boolean positive : isPneumonia) {
      pneumonias += positive ? 1 : 0;
    }
    return new BalancedLoss((double) pneumonias / isPneumonia.length);
  }

  /** Every row weighs the same, so that the classes are not in balance. */
  static BalancedLoss unweighted() {
    return new BalancedLoss(0.5);
  }

  /**
   * Labels are 1 for pneumonia, 0 for normal, and between for what {@link Mixup} mixed. Their
   * manager has to be open until the gradients are collected.
   */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray label = labels.singletonOrThrow();
    NDArray logit = predictions.singletonOrThrow();
    // No factor may be a plain number: DJL lets go of the memory that it puts one into, which the
    // gradient reads later.
    NDManager scope = label.getManager();
    NDArray zero = scope.create(0f);
    // log(1 + exp(-x)) without overflow, once for both signs.
    NDArray rest = logit.abs().neg().exp().add(1).log();
    NDArray ofPneumonia = rest.add(logit.neg().maximum(zero)).mul(scope.create(pneumoniaWeight));
    NDArray ofNormal = rest.add(logit.maximum(zero)).mul(scope.create(normalWeight));
    return ofPneumonia.mul(label).add(ofNormal.mul(label.neg().add(1))).mean();
  }
}
