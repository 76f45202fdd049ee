package org.hilum.training.care;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long rows are kept. A kind without a period is kept for good. */
@ConfigMapping(prefix = "hilum.retention")
public interface RetentionSettings {
  /** Time between two sweeps; {@code off} means never. */
  @WithDefault("1h")
  String every();

  /** Verdicts and examples after the last verdict, with their features; a day or more. */
  Optional<Duration> feedback();

  /** Which images a run used that led to no model, after its end; a day or more. */
  Optional<Duration> snapshots();
}
