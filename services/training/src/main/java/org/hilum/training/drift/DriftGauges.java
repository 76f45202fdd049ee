package org.hilum.training.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.hilum.training.drift.PopulationShift.Alarm;
import org.jboss.logging.Logger;

/**
 * How the champions fare, as gauges by model and device. Counted now and then, not at each scrape:
 * it reads the database. What cannot be said has no gauge.
 */
@ApplicationScoped
public class DriftGauges {
  private static final Logger LOG = Logger.getLogger(DriftGauges.class);

  /** Senders name their devices themselves; those with most images come first. */
  private static final int MOST_GROUPS = 50;

  private static final String PREFIX = "hilum.training.drift.";

  private final Drift drift;
  private final MultiGauge positiveRate;
  private final MultiGauge unlikeShare;
  private final MultiGauge agreement;
  private final MultiGauge observedToExpected;
  private final MultiGauge calibrationError;
  private final MultiGauge shiftFromTraining;
  private final MultiGauge shiftFromBefore;

  DriftGauges(Drift drift, MeterRegistry meters) {
    this.drift = drift;
    positiveRate = gauge("positive.rate", meters);
    unlikeShare = gauge("unlike.share", meters);
    agreement = gauge("agreement", meters);
    observedToExpected = gauge("observed.to.expected", meters);
    calibrationError = gauge("calibration.error", meters);
    shiftFromTraining = gauge("shift.from.training", meters);
    shiftFromBefore = gauge("shift.from.before", meters);
  }

  @Scheduled(every = "5m", concurrentExecution = ConcurrentExecution.SKIP)
  void count() {
    try {
      show(drift.report(Instant.now()));
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("cannot count live cases, the gauges stay as they are reason=%s", e.getMessage());
    }
  }

  void show(DriftReport report) {
    show(positiveRate, report, group -> group.figures().positiveRate());
    show(unlikeShare, report, group -> group.figures().unlikeShare());
    show(agreement, report, group -> group.figures().agreement());
    show(observedToExpected, report, group -> group.figures().observedToExpected());
    show(calibrationError, report, group -> group.figures().calibrationError());
    show(
        shiftFromTraining,
        report,
        group -> alarm(group.shift(), group.shift().fromTraining(), Alarm.UNLIKE_TRAINING));
    show(
        shiftFromBefore,
        report,
        group -> alarm(group.shift(), group.shift().fromBefore(), Alarm.UNLIKE_BEFORE));
  }

  /** 1 for an alarm, 0 for none, nothing as long as there are too few cases. */
  private static Optional<Double> alarm(
      PopulationShift shift, Optional<Double> probability, Alarm alarm) {
    return probability.map(known -> shift.alarms().contains(alarm) ? 1.0 : 0.0);
  }

  private static void show(
      MultiGauge gauge, DriftReport report, Function<GroupDrift, Optional<Double>> figure) {
    gauge.register(
        report.models().stream()
            .flatMap(
                model ->
                    model.groups().stream()
                        .limit(MOST_GROUPS)
                        .flatMap(
                            group ->
                                figure
                                    .apply(group)
                                    .map(value -> row(model.modelVersion(), group, value))
                                    .stream()))
            .toList(),
        true);
  }

  private static MultiGauge.Row<?> row(String modelVersion, GroupDrift group, double value) {
    return MultiGauge.Row.of(Tags.of("model", modelVersion, "device", group.device()), value);
  }

  private static MultiGauge gauge(String name, MeterRegistry meters) {
    return MultiGauge.builder(PREFIX + name).register(meters);
  }
}
