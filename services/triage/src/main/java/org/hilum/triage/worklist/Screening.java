package org.hilum.triage.worklist;

import org.hilum.schemas.Decision;

/** How far the screening of a case has come. */
public enum Screening {
  /** No worker has spoken yet. */
  UNSCREENED,
  /** The image could not be screened; a person must look. */
  FAILED,
  /** At or above the model's threshold. */
  FLAGGED,
  /** The model abstains; never counted as negative. */
  INDETERMINATE,
  /** Below the threshold; still to be read. */
  CLEAR;

  public static Screening of(Decision decision) {
    return valueOf(decision.name());
  }
}
