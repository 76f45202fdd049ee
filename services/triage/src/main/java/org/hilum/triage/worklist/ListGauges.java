package org.hilum.triage.worklist;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The reading list as gauges. Counted now and then, not at each scrape: it reads the database. */
@ApplicationScoped
public class ListGauges {
  private final ReadingList list;
  private final MeterRegistry meters;
  private final Map<Screening, AtomicLong> unread = new ConcurrentHashMap<>();
  private final AtomicLong overdue;
  private final AtomicLong longestWaitSeconds;

  ListGauges(ReadingList list, MeterRegistry meters) {
    this.list = list;
    this.meters = meters;
    this.overdue = meters.gauge("hilum.triage.cases.overdue", new AtomicLong());
    this.longestWaitSeconds = meters.gauge("hilum.triage.longest.wait.seconds", new AtomicLong());
  }

  @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
  void count() {
    ListSummary summary = list.summary();
    summary.unread().forEach((screening, cases) -> unreadGauge(screening).set(cases));
    overdue.set(summary.overdue());
    longestWaitSeconds.set(
        Optional.ofNullable(summary.oldestUnreadReceivedAt())
            .map(oldest -> Duration.between(oldest, Instant.now()).toSeconds())
            .orElse(0L));
  }

  private AtomicLong unreadGauge(Screening screening) {
    return unread.computeIfAbsent(
        screening,
        kind ->
            meters.gauge(
                "hilum.triage.cases.unread",
                io.micrometer.core.instrument.Tags.of("screening", kind.name()),
                new AtomicLong()));
  }
}
