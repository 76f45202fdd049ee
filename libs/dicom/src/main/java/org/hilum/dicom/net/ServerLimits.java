package org.hilum.dicom.net;

import org.hilum.dicom.net.association.Timeouts;

/**
 * How much peers may ask of a server.
 *
 * @param associations at once
 * @param objectBytes of the data set of one object
 */
public record ServerLimits(int associations, long objectBytes, Timeouts timeouts) {
  public ServerLimits {
    if (associations < 1 || objectBytes < 1) {
      throw new IllegalArgumentException(
          "nothing can be stored with associations=%d objectBytes=%d"
              .formatted(associations, objectBytes));
    }
  }
}
