package org.hilum.gateway.dicomweb.retrieve;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.hilum.gateway.dicom.DecodingMemory;
import org.hilum.gateway.dicom.Footprint;

/** Memory that a request keeps until its answer is sent, or whoever asked is gone. */
@RequestScoped
class RequestMemory {
  private final DecodingMemory memory;
  private final RoutingContext exchange;

  RequestMemory(DecodingMemory memory, RoutingContext exchange) {
    this.memory = memory;
    this.exchange = exchange;
  }

  /**
   * Enough to read an object, and to decode it if there ever is enough.
   *
   * @return whether it may be decoded
   * @throws org.hilum.gateway.dicom.MemoryShortageException if there is no room in time
   */
  boolean keep(Footprint footprint) {
    DecodingMemory.Share share = memory.keep(footprint.decoded());
    exchange.addEndHandler(sent -> share.close());
    return memory.canKeep(footprint.decoded());
  }
}
