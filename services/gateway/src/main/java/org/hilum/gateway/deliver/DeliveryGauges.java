package org.hilum.gateway.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** How many results wait for each destination, for how long, and how many it refused. */
@Singleton
public class DeliveryGauges {
  private static final Logger LOG = Logger.getLogger(DeliveryGauges.class);

  private final Backlogs backlogs;
  private final MultiGauge waiting;
  private final MultiGauge refused;
  private final MultiGauge oldestSeconds;

  DeliveryGauges(Backlogs backlogs, MeterRegistry meters) {
    this.backlogs = backlogs;
    this.waiting = MultiGauge.builder("hilum.gateway.deliveries.waiting").register(meters);
    this.refused = MultiGauge.builder("hilum.gateway.deliveries.refused").register(meters);
    this.oldestSeconds =
        MultiGauge.builder("hilum.gateway.deliveries.oldest.seconds").register(meters);
  }

  @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
  void measure() {
    try {
      List<Backlog> measured = backlogs.measure();
      Instant now = Instant.now();
      show(waiting, measured, Backlog::waiting);
      show(refused, measured, Backlog::refused);
      show(oldestSeconds, measured, backlog -> age(backlog, now));
    } catch (StorageUnavailableException e) {
      LOG.debugf("deliveries are not counted, object store is away reason=%s", e.getMessage());
    }
  }

  private static void show(
      MultiGauge gauge, List<Backlog> measured, ToDoubleFunction<Backlog> value) {
    List<MultiGauge.Row<?>> rows =
        measured.stream()
            .<MultiGauge.Row<?>>map(
                backlog ->
                    MultiGauge.Row.of(
                        Tags.of("destination", backlog.destination()),
                        value.applyAsDouble(backlog)))
            .toList();
    gauge.register(rows, true);
  }

  private static double age(Backlog backlog, Instant now) {
    return backlog
        .oldestEnteredAt()
        .map(entered -> (double) Duration.between(entered, now).toSeconds())
        .orElse(0.0);
  }
}
