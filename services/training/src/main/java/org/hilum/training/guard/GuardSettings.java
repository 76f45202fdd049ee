package org.hilum.training.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How champions are watched. The bounds stand in the promotion policy. */
@ConfigMapping(prefix = "hilum.guard")
public interface GuardSettings {
  /** Pause between looks at the champions. */
  @WithDefault("60s")
  Duration lookEvery();
}
