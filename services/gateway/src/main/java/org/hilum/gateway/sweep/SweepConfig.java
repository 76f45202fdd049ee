package org.hilum.gateway.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When and how far back the store is swept. */
@ConfigMapping(prefix = "hilum.sweep")
public interface SweepConfig {
  /** Time between two sweeps; the first is at start, and {@code off} means never. */
  @WithDefault("5m")
  String every();

  /** Objects younger than this may be in the hands of a request. */
  @WithDefault("1m")
  Duration grace();

  /**
   * Objects older than this are taken for announced, so that only this much of the topic is read.
   * Shorter than the topic's retention. Tickets are forgotten after the same time.
   */
  @WithDefault("24h")
  Duration window();
}
