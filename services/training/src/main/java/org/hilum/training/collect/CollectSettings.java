package org.hilum.training.collect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How verdicts are collected. */
@ConfigMapping(prefix = "hilum.collect")
public interface CollectSettings {
  /** Wait before a verdict is tried again while the database is away. */
  @WithDefault("1s")
  Duration retryAfter();
}
