package org.hilum.triage.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a batch waits for PostgreSQL or Kafka. */
@ConfigMapping(prefix = "hilum.intake")
interface IntakeSettings {
  /** Pause after the first failure; each further one doubles it. */
  @WithDefault("100ms")
  Duration shortestPause();

  @WithDefault("5s")
  Duration longestPause();
}
