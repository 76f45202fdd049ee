package org.hilum.dicom.net;

import java.io.IOException;

/** Takes the objects that peers send. Called by several threads at once, one an association. */
@FunctionalInterface
public interface StoreHandler {
  /** Told of each object that is refused and not by {@link #store}. */
  default void refused(StoreRefusal reason) {}

  /**
   * The peer waits for the outcome, and its object is gone when this returns. Whatever is thrown is
   * a processing failure to the peer, and its association goes on.
   *
   * @throws IOException where the object cannot be read back or kept
   */
  StoreOutcome store(ReceivedObject object) throws IOException;
}
