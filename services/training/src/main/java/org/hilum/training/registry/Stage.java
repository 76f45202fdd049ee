package org.hilum.training.registry;

/** The two decisions on the way to champion. */
public enum Stage {
  /** On images whose truth is known; a model that passes may run beside the champion. */
  OFFLINE,
  /** The same and the trial on live images; a model that passes may become champion. */
  PROMOTION
}
