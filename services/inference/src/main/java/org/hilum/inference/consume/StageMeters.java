package org.hilum.inference.consume;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hilum.inference.publish.Outcome;
import org.hilum.inference.screen.Preparation;

/** What the pipeline tells about itself. */
final class StageMeters {
  private final MeterRegistry meters;
  private final DistributionSummary batchSize;

  StageMeters(MeterRegistry meters, InFlight inFlight, Held held, ReadyQueue<?> ready) {
    this.meters = meters;
    this.batchSize = meters.summary("hilum.screening.batch.size");
    meters.gauge("hilum.screening.in.flight", inFlight, InFlight::count);
    meters.gauge("hilum.screening.held.seconds", held, Held::longestSeconds);
    meters.gauge("hilum.screening.ready", ready, ReadyQueue::size);
  }

  /**
   * @param waitedMs from the acceptance of an image to the worker's first touch
   */
  void waited(double waitedMs) {
    meters.timer("hilum.screening.wait").record(nanos(waitedMs), TimeUnit.NANOSECONDS);
  }

  void prepared(Preparation.Ready image) {
    stage("fetch").record(nanos(image.fetchMs()), TimeUnit.NANOSECONDS);
    stage("decode").record(nanos(image.decodeMs()), TimeUnit.NANOSECONDS);
  }

  void screened(int images, Duration took) {
    batchSize.record(images);
    stage("network").record(took);
  }

  void published(Outcome outcome, Duration took) {
    stage("publish").record(took);
    meters
        .counter("hilum.screening.images", "outcome", outcome.word(), "reason", outcome.reason())
        .increment();
  }

  private Timer stage(String name) {
    return meters.timer("hilum.screening.stage", "stage", name);
  }

  private static long nanos(double millis) {
    return Math.round(millis * TimeUnit.MILLISECONDS.toNanos(1));
  }
}
