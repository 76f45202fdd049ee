package org.hilum.gateway.retain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long objects are kept. A kind without a period is kept for good. */
@ConfigMapping(prefix = "hilum.retention")
public interface RetentionConfig {
  /** Time between two sweeps; {@code off} means never. */
  @WithDefault("1h")
  String every();

  /** X-rays, with entries of the index, sealed identities and results; a day or more. */
  Optional<Duration> images();

  /** Sealed identities alone, without which no result finds its way back; a day or more. */
  Optional<Duration> identities();

  /** Results that were delivered, as the worker told them; a day or more. */
  Optional<Duration> results();
}
