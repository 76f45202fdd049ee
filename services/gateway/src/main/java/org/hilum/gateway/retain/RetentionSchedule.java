package org.hilum.gateway.retain;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hilum.gateway.announce.BrokerUnavailableException;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** Sweeps at intervals. A period that can only be a slip of the pen stops the start. */
@Startup
@Singleton
public class RetentionSchedule {
  private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);
  private static final Duration SHORTEST = Duration.ofDays(1);

  private final RetentionSweep sweep;

  RetentionSchedule(RetentionSweep sweep, RetentionConfig config) {
    this.sweep = sweep;
    Map.of(
            "images", config.images(),
            "identities", config.identities(),
            "results", config.results())
        .forEach(RetentionSchedule::require);
  }

  private static void require(String kind, Optional<Duration> period) {
    if (period.filter(kept -> kept.compareTo(SHORTEST) < 0).isPresent()) {
      throw new IllegalArgumentException(
          "hilum.retention.%s is %s, expected a day or more".formatted(kind, period.get()));
    }
  }

  @Scheduled(every = "{hilum.retention.every}", concurrentExecution = ConcurrentExecution.SKIP)
  void sweep() {
    try {
      sweep.run();
    } catch (StorageUnavailableException | BrokerUnavailableException e) {
      LOG.warnf("retention waits for its next turn reason=%s", e.getMessage());
    }
  }
}
