package org.hilum.gateway.deliver;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Singleton;
import org.hilum.gateway.destination.Destinations;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/**
 * Looks at the outbox at intervals, for each destination in turns of its own: one that hangs holds
 * a thread of the scheduler's and delays its own next look, but no other destination's.
 */
@Startup
@Singleton
public class RelaySchedule {
  private static final Logger LOG = Logger.getLogger(RelaySchedule.class);

  private final Relay relay;

  RelaySchedule(
      Relay relay, Destinations destinations, DeliveryConfig config, Scheduler scheduler) {
    this.relay = relay;
    for (String name : destinations.byName().keySet()) {
      scheduler
          .newJob(job(name))
          .setInterval(config.every())
          .setConcurrentExecution(ConcurrentExecution.SKIP)
          .setTask(execution -> deliver(name))
          .schedule();
    }
  }

  static String job(String destination) {
    return "deliver to " + destination;
  }

  private void deliver(String destination) {
    try {
      relay.run(destination);
    } catch (StorageUnavailableException e) {
      LOG.warnf(
          "deliveries wait, object store is away destination=%s reason=%s",
          destination, e.getMessage());
    }
  }
}
