package org.hilum.gateway.destination;

import org.hilum.gateway.report.Documents;
import org.hilum.gateway.report.UnshowableImageException;

/** A system that results are delivered to. Blocking; for one thread at a time. */
public interface Destination {
  /**
   * Repeating it is harmless: the same result is the same instances and resources.
   *
   * @throws UnshowableImageException if something is wanted that cannot be made
   */
  DeliveryOutcome deliver(Documents documents) throws UnshowableImageException;
}
