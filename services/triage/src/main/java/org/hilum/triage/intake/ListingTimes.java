package org.hilum.triage.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import org.hilum.triage.worklist.Screening;

/**
 * How long it takes from the acceptance of an X-ray until the row with its result is on the reading
 * list, committed. The objectives are stated in seconds, so the buckets are theirs.
 */
@ApplicationScoped
class ListingTimes {
  private static final Duration[] BUCKETS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15)
  };

  private final MeterRegistry meters;

  ListingTimes(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Listed listed) {
    Duration took = Duration.between(listed.receivedAt(), Instant.now());
    timer(listed.screening()).record(took.isNegative() ? Duration.ZERO : took);
  }

  private Timer timer(Screening screening) {
    return Timer.builder("hilum.triage.time.to.flag")
        .tag("screening", screening.name())
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }
}
