package org.hilum.training.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How releases are told. */
@ConfigMapping(prefix = "hilum.registry")
public interface RegistryConfig {
  /** Wait between two looks for a release that the workers were not told. */
  @WithDefault("30s")
  Duration announceEvery();
}
