package org.hilum.training.registry;

/** The two decisions on the way to champion, and the one that leads away. */
public enum Stage {
  /** On images whose truth is known; a model that passes may run beside the champion. */
  OFFLINE,
  /** The same and the trial on live images; a model that passes may become champion. */
  PROMOTION,
  /** On live images since the promotion; a champion that does not pass is sent back. */
  GUARD
}
