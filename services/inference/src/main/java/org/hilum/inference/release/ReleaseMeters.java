package org.hilum.inference.release;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.inference.model.CurrentModel;
import org.hilum.network.ModelDescription;
import org.hilum.network.weights.Digest;

/** Which models run, as numbers: 1 for each, and how releases ended. */
final class ReleaseMeters {
  private final MeterRegistry meters;
  private final MultiGauge running;

  ReleaseMeters(MeterRegistry meters) {
    this.meters = meters;
    this.running =
        MultiGauge.builder("hilum.model.info")
            .description("The models that this worker runs")
            .register(meters);
    // Counted from zero, so that the first one is an increase.
    List.of("running", "refused", "unreadable").forEach(this::releases);
  }

  void runs(CurrentModel model) {
    List<MultiGauge.Row<?>> rows =
        Stream.concat(
                Stream.of(row("champion", model.champion())),
                model.shadows().stream().<MultiGauge.Row<?>>map(shadow -> row("shadow", shadow)))
            .toList();
    running.register(rows, true);
  }

  /**
   * @param outcome {@code running}, {@code refused} or {@code unreadable}
   */
  void count(String outcome) {
    releases(outcome).increment();
  }

  private Counter releases(String outcome) {
    return meters.counter("hilum.model.releases", "outcome", outcome);
  }

  private static MultiGauge.Row<?> row(String role, ModelDescription model) {
    Tags tags =
        Tags.of(
            "role", role,
            "version", model.modelVersion(),
            "trunk", Digest.abbreviated(model.trunkDigest()));
    return MultiGauge.Row.of(tags, 1);
  }
}
