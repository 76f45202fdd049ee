package org.hilum.training.trial;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How trials are watched. What a model needs for a promotion stands in the promotion policy. */
@ConfigMapping(prefix = "hilum.trial")
public interface TrialSettings {
  /** Pause between looks at the models on trial. */
  @WithDefault("60s")
  Duration lookEvery();
}
