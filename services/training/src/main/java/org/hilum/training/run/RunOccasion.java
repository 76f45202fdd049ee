package org.hilum.training.run;

/** Why there is a run. */
public enum RunOccasion {
  /** There were enough new labels. */
  LABELS,
  /** It was time. */
  SCHEDULE,
  /** Somebody asked. */
  REQUEST
}
