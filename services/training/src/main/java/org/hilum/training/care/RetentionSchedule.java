package org.hilum.training.care;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** Sweeps at intervals. A period that can only be a slip of the pen stops the start. */
@Startup
@ApplicationScoped
public class RetentionSchedule {
  private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);
  private static final Duration SHORTEST = Duration.ofDays(1);

  private final Optional<Duration> feedback;
  private final Optional<Duration> snapshots;
  private final Expired expired;
  private final MeterRegistry meters;

  RetentionSchedule(RetentionSettings settings, Expired expired, MeterRegistry meters) {
    this.feedback = required("feedback", settings.feedback());
    this.snapshots = required("snapshots", settings.snapshots());
    this.expired = expired;
    this.meters = meters;
  }

  private static Optional<Duration> required(String kind, Optional<Duration> period) {
    if (period.filter(kept -> kept.compareTo(SHORTEST) < 0).isPresent()) {
      throw new IllegalArgumentException(
          "hilum.retention.%s is %s, expected a day or more".formatted(kind, period.get()));
    }
    return period;
  }

  @Scheduled(every = "${hilum.retention.every:1h}", concurrentExecution = ConcurrentExecution.SKIP)
  void sweep() {
    try {
      sweep("feedback", feedback, expired::removeExamples);
      sweep("snapshots", snapshots, expired::removeSnapshots);
      if (feedback.isPresent()) {
        long held = expired.countHeld(feedback.get());
        LOG.infof("kept by a legal hold kind=feedback count=%d", held);
      }
    } catch (StorageUnavailableException | SQLException e) {
      LOG.warnf("retention waits for its next turn reason=%s", e.getMessage());
    }
  }

  private interface Removal {
    int some(Duration period) throws SQLException;
  }

  private void sweep(String kind, Optional<Duration> period, Removal removal) throws SQLException {
    if (period.isEmpty()) {
      return;
    }
    int removed;
    int all = 0;
    do {
      removed = removal.some(period.get());
      all += removed;
    } while (removed == Expired.BATCH);
    meters.counter("hilum.training.retention.removed", "kind", kind).increment(all);
    if (all > 0) {
      LOG.infof("kept for long enough, removed kind=%s count=%d", kind, all);
    }
  }
}
