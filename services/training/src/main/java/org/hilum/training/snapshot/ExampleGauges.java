package org.hilum.training.snapshot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Examples as gauges. Counted now and then, not at each scrape: it reads the database. */
@ApplicationScoped
public class ExampleGauges {
  private static final Logger LOG = Logger.getLogger(ExampleGauges.class);

  private final ExampleCounts counts;
  private final MeterRegistry meters;
  private final AtomicInteger waiting;
  private final AtomicInteger quarantined;
  private final Map<Tags, AtomicInteger> examples = new ConcurrentHashMap<>();
  private final Map<Tags, AtomicInteger> excluded = new ConcurrentHashMap<>();

  ExampleGauges(ExampleCounts counts, MeterRegistry meters) {
    this.counts = counts;
    this.meters = meters;
    waiting = meters.gauge("hilum.training.examples.waiting", new AtomicInteger());
    quarantined = meters.gauge("hilum.training.cases.quarantined", new AtomicInteger());
  }

  @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
  void count() {
    try {
      show(counts.summary());
    } catch (SQLException e) {
      LOG.warnf("cannot count examples, the gauges stay as they are reason=%s", e.getMessage());
    }
  }

  private void show(ExampleSummary summary) {
    waiting.set(summary.waiting());
    quarantined.set(summary.quarantined());
    summary
        .bySplitAndLabel()
        .forEach(
            (split, byLabel) ->
                byLabel.forEach(
                    (label, images) ->
                        examples
                            .computeIfAbsent(
                                Tags.of("split", split.name(), "label", label.name()),
                                tags -> gauge("hilum.training.examples", tags))
                            .set(images)));
    summary
        .excluded()
        .forEach(
            (reason, images) ->
                excluded
                    .computeIfAbsent(
                        Tags.of("reason", reason.name()),
                        tags -> gauge("hilum.training.cases.excluded", tags))
                    .set(images));
  }

  private AtomicInteger gauge(String name, Tags tags) {
    return meters.gauge(name, tags, new AtomicInteger());
  }
}
