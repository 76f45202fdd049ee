package org.hilum.training.trail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the audit trail is kept. */
@ConfigMapping(prefix = "hilum.trail")
public interface TrailSettings {
  /** Wait before events are tried again while the database or the broker is away. */
  @WithDefault("1s")
  Duration retryAfter();

  /** Pause between looks for verdicts and models that have no entry yet. */
  @WithDefault("30s")
  Duration lookEvery();
}
