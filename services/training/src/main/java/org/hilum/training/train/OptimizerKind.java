package org.hilum.training.train;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** How a step follows from a gradient. */
public enum OptimizerKind {
  /** Kingma and Ba 2015. Weights do not decay: its second moment would distort that. */
  ADAM,
  /** Adam with decoupled weight decay, Loshchilov and Hutter 2019. */
  ADAMW,
  /** Stochastic gradient descent with a momentum of 0.9. */
  SGD;

  private static final float MOMENTUM = 0.9f;

  Optimizer with(float learningRate, float weightDecay) {
    Tracker rate = Tracker.fixed(learningRate);
    return switch (this) {
      case ADAM -> Optimizer.adam().optLearningRateTracker(rate).build();
      case ADAMW ->
          Optimizer.adamW().optLearningRateTracker(rate).optWeightDecays(weightDecay).build();
      case SGD ->
          Optimizer.sgd()
              .setLearningRateTracker(rate)
              .optMomentum(MOMENTUM)
              .optWeightDecays(weightDecay)
              .build();
    };
  }
}
