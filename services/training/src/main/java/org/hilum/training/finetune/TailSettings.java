package org.hilum.training.finetune;

import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.HeadSettings;

/**
 * How the last layers are trained.
 *
 * @param head how the head is trained before they are unlocked
 * @param unlocked how both are trained after
 */
public record TailSettings(HeadSettings head, FitSettings unlocked) {
  public static TailSettings standard() {
    return stopping(HeadSettings.standard(), new EarlyStop(24, 6));
  }

  /** For runs that come often and shall take minutes. */
  public static TailSettings brief() {
    return stopping(HeadSettings.brief(), new EarlyStop(3, 1));
  }

  private static TailSettings stopping(HeadSettings head, EarlyStop stop) {
    return new TailSettings(head, new FitSettings(1e-5f, 1e-2f, 64, 3, stop));
  }
}
