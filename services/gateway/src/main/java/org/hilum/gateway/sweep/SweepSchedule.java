package org.hilum.gateway.sweep;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import org.hilum.gateway.announce.BrokerUnavailableException;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** Sweeps at start and then at intervals. */
@Singleton
public class SweepSchedule {
  private static final Logger LOG = Logger.getLogger(SweepSchedule.class);

  private final Sweep sweep;

  SweepSchedule(Sweep sweep) {
    this.sweep = sweep;
  }

  @Scheduled(every = "{hilum.sweep.every}", concurrentExecution = ConcurrentExecution.SKIP)
  void sweep() {
    try {
      SweepReport report = sweep.run();
      LOG.debugf(
          "swept, %d images announced, %d uploads admitted", report.announced(), report.admitted());
    } catch (StorageUnavailableException | BrokerUnavailableException e) {
      LOG.warnf("sweep waits for its next turn reason=%s", e.getMessage());
    }
  }
}
