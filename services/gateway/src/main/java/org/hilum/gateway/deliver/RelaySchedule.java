package org.hilum.gateway.deliver;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** Looks at the outbox at intervals; a look that takes longer delays the next. */
@Singleton
public class RelaySchedule {
  private static final Logger LOG = Logger.getLogger(RelaySchedule.class);

  private final Relay relay;

  RelaySchedule(Relay relay) {
    this.relay = relay;
  }

  @Scheduled(every = "{hilum.delivery.every}", concurrentExecution = ConcurrentExecution.SKIP)
  void deliver() {
    try {
      relay.run();
    } catch (StorageUnavailableException e) {
      LOG.warnf("deliveries wait, object store is away reason=%s", e.getMessage());
    }
  }
}
