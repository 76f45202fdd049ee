package org.hilum.training.collect;

/** What has become of the verdicts on an image. */
public enum Standing {
  /** One label. */
  LABELLED,
  /** Readers disagree; somebody must decide. */
  QUARANTINED,
  /** Nothing to learn from, for a reason that is an {@link Exclusion}. */
  EXCLUDED
}
