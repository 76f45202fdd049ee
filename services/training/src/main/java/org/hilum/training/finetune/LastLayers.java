package org.hilum.training.finetune;

import java.util.Locale;

/** The last 13 layers below an ensemble of heads. */
public enum LastLayers {
  /** The average of several seeds that were tuned. */
  FINE_TUNED,
  /** As they came with the trunk. */
  FROZEN;

  /** As {@code fine-tuned}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
