package org.hilum.training.run;

/** What has become of a run. */
public enum RunState {
  RUNNING,
  /** Its model is on trial beside the champion. */
  RELEASED,
  /** There was too little to learn from, or the gate did not let its model pass. */
  REFUSED,
  /** A fault ended it. */
  FAILED,
  CANCELLED
}
