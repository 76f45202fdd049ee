package org.hilum.schemas;

/** Why a model abstains. */
public enum IndeterminateReason {
  /** The features lie further from those of the training images than the model's limit. */
  UNLIKE_TRAINING_IMAGES
}
