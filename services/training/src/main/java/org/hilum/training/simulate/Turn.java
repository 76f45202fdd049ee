package org.hilum.training.simulate;

import java.util.List;

/**
 * A decision on a candidate.
 *
 * @param week from 1
 * @param lockedAuc the candidate's on the locked images
 * @param lockedAucBefore the champion's
 * @param isWorse whether it lies further below the champion's than the policy allows
 * @param reasons of a refusal, a sentence each
 */
public record Turn(
    int week,
    Kind kind,
    double lockedAuc,
    double lockedAucBefore,
    boolean isWorse,
    List<String> reasons) {
  /** What was decided. */
  public enum Kind {
    PROMOTED("promoted"),
    REFUSED_OFFLINE("refused on locked images"),
    REFUSED_ON_TRIAL("refused after its trial");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public Turn {
    reasons = List.copyOf(reasons);
  }

  boolean isPromotion() {
    return kind == Kind.PROMOTED;
  }
}
