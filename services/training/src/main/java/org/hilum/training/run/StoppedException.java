package org.hilum.training.run;

/** Work on a run must not go on. */
final class StoppedException extends RuntimeException {
  private final Stop stop;

  StoppedException(Stop stop) {
    super("the run was stopped: " + stop);
    this.stop = stop;
  }

  Stop stop() {
    return stop;
  }
}
