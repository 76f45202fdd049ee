package org.hilum.gateway.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one sender is given. */
@ConfigMapping(prefix = "hilum.rate")
public interface RateConfig {

  /** Requests of one sender to one replica; so many may come at once, then one at a time. */
  @WithDefault("3000")
  long perMinute();
}
