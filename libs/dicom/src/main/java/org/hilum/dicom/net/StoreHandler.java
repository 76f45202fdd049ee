package org.hilum.dicom.net;

import java.io.IOException;
import org.hilum.dicom.net.association.AeTitle;

/** Takes the objects that peers send. Called by several threads at once, one an association. */
@FunctionalInterface
public interface StoreHandler {
  /**
   * Told of each object that is refused and not by {@link #store}. The peer waits for the outcome,
   * unless it has gone; where this throws, it is a processing failure.
   *
   * @param calling who sent it
   */
  default StoreOutcome refused(AeTitle calling, StoreRefusal reason) {
    return reason.outcome();
  }

  /**
   * Told of each object that did not come whole, for its association ended first. Nobody waits.
   *
   * @param calling whose it was
   */
  default void incomplete(AeTitle calling) {}

  /**
   * The peer waits for the outcome, and its object is gone when this returns. Whatever is thrown is
   * a processing failure to the peer, and its association goes on.
   *
   * @throws IOException where the object cannot be read back or kept
   */
  StoreOutcome store(ReceivedObject object) throws IOException;
}
