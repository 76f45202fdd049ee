package org.hilum.triage.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hilum.schemas.Decision;
import org.hilum.schemas.Judgement;

/**
 * When a case should have been read: its receipt plus an allowance. The list is read earliest
 * deadline first, so a case ages by itself, and an X-ray received more than {@link #largestLead()}
 * later never overtakes it, however many are flagged.
 *
 * @param flaggedSurely allowance at probability 1
 * @param flaggedBarely allowance at the threshold
 * @param indeterminate allowance when the model abstains
 * @param failed allowance when it could not be screened
 * @param unscreened allowance before any result
 * @param clear allowance below the threshold
 */
public record ReadingPriority(
    Duration flaggedSurely,
    Duration flaggedBarely,
    Duration indeterminate,
    Duration failed,
    Duration unscreened,
    Duration clear) {

  public ReadingPriority {
    Map.of(
            "flagged-surely", flaggedSurely,
            "flagged-barely", flaggedBarely,
            "indeterminate", indeterminate,
            "failed", failed,
            "unscreened", unscreened)
        .forEach((name, allowance) -> requireWithin(name, allowance, clear));
    if (flaggedSurely.compareTo(flaggedBarely) > 0) {
      throw new IllegalArgumentException(
          "hilum.priority.flagged-surely is %s, longer than flagged-barely, %s"
              .formatted(flaggedSurely, flaggedBarely));
    }
  }

  public Instant unscreenedReadBy(Instant receivedAt) {
    return receivedAt.plus(unscreened);
  }

  public Instant failedReadBy(Instant receivedAt) {
    return receivedAt.plus(failed);
  }

  public Instant readBy(Instant receivedAt, Judgement judgement) {
    return receivedAt.plus(allowance(judgement));
  }

  /** How much later an X-ray may be received and still be read first. */
  public Duration largestLead() {
    return clear.minus(flaggedSurely);
  }

  private Duration allowance(Judgement judgement) {
    if (judgement.decision() == Decision.INDETERMINATE) {
      return indeterminate;
    }
    if (judgement.decision() == Decision.CLEAR) {
      return clear;
    }
    double range = 1 - judgement.threshold();
    double above = judgement.probability() - judgement.threshold();
    double sureness = range > 0 ? Math.max(0, Math.min(1, above / range)) : 1;
    long shorter = Math.round(sureness * flaggedBarely.minus(flaggedSurely).toMillis());
    return flaggedBarely.minusMillis(shorter);
  }

  private static void requireWithin(String name, Duration allowance, Duration clear) {
    if (allowance.isNegative() || allowance.isZero() || allowance.compareTo(clear) > 0) {
      throw new IllegalArgumentException(
          "hilum.priority.%s is %s, expected more than nothing and at most clear, %s"
              .formatted(name, allowance, clear));
    }
  }
}
