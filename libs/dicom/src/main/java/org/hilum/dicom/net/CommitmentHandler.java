package org.hilum.dicom.net;

import java.io.IOException;
import org.hilum.dicom.data.Uid;

/** Says what is kept safely. Called by several threads at once. */
@FunctionalInterface
public interface CommitmentHandler {
  /**
   * A peer may delete its object when this says that it is committed. Whatever is thrown is a
   * processing failure to the peer.
   *
   * @param sopClass as the peer knows it, which may not be that of the instance
   * @throws IOException where it cannot be found out
   */
  Commitment of(Uid sopClass, Uid sopInstance) throws IOException;
}
