package org.hilum.dicom.net;

import java.util.Optional;
import org.hilum.dicom.net.association.AeTitle;

/** How those are reached who asked for a commitment and have gone since. */
@FunctionalInterface
public interface CommitmentPeers {
  /** Empty where nobody knows. */
  Optional<ClientSettings> of(AeTitle title);
}
