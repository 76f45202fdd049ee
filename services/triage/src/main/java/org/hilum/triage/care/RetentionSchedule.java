package org.hilum.triage.care;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sweeps at intervals. A period that can only be a slip of the pen stops the start. */
@Startup
@ApplicationScoped
public class RetentionSchedule {
  private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);
  private static final Duration SHORTEST = Duration.ofDays(1);

  private final Optional<Duration> cases;
  private final CaseRetention retention;

  RetentionSchedule(RetentionSettings settings, CaseRetention retention) {
    this.cases = settings.cases();
    this.retention = retention;
    if (cases.filter(kept -> kept.compareTo(SHORTEST) < 0).isPresent()) {
      throw new IllegalArgumentException(
          "hilum.retention.cases is %s, expected a day or more".formatted(cases.get()));
    }
  }

  @Scheduled(every = "${hilum.retention.every:1h}", concurrentExecution = ConcurrentExecution.SKIP)
  void sweep() {
    if (cases.isEmpty()) {
      return;
    }
    try {
      int removed;
      int all = 0;
      do {
        removed = retention.removeSome(cases.get());
        all += removed;
      } while (removed == CaseRetention.BATCH);
      LOG.infof(
          "read long ago kind=cases removed=%d keptByLegalHold=%d",
          all, retention.countHeld(cases.get()));
    } catch (SQLException e) {
      LOG.warnf("retention waits for its next turn reason=%s", e.getMessage());
    }
  }
}
