package org.hilum.dicom.net;

import java.util.concurrent.atomic.AtomicReference;

/** Whether an association is in the middle of something, which a server that closes respects. */
final class Occupation {
  private enum State {
    RESTING,
    BUSY,
    CLOSING
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.RESTING);
  private volatile long restingSince = System.nanoTime();

  /**
   * @return false where it shall not begin anything any more
   */
  boolean begin() {
    return state.compareAndSet(State.RESTING, State.BUSY);
  }

  /**
   * @return false where what was finished was the last thing
   */
  boolean rest() {
    restingSince = System.nanoTime();
    return state.compareAndSet(State.BUSY, State.RESTING);
  }

  /**
   * @return whether it rests and can be ended at once
   */
  boolean close() {
    return state.getAndSet(State.CLOSING) == State.RESTING;
  }

  /**
   * Only where it rests.
   *
   * @return whether it shall not begin anything any more
   */
  boolean closeAtRest() {
    return state.compareAndSet(State.RESTING, State.CLOSING);
  }

  /** When it last came to rest, on the clock of {@link System#nanoTime()}. */
  long restingSince() {
    return restingSince;
  }
}
