package org.hilum.training.run;

/** Why work on a run ends before the run does. */
enum Stop {
  /** Somebody asked for it. */
  CANCELLED,
  /** Another replica has it, or may have it. */
  LOST,
  /** The service ends; another replica goes on. */
  SHUTDOWN
}
