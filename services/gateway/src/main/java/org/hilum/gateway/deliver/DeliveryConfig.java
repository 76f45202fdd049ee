package org.hilum.gateway.deliver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** How results leave; to whom is {@code hilum.destinations}. */
@ConfigMapping(prefix = "hilum.delivery")
public interface DeliveryConfig {
  /** Time between two looks at the outbox; {@code off} means never. */
  @WithDefault("5s")
  String every();

  /** Pause after the first attempt that fails; it doubles with each. */
  @WithDefault("10s")
  Duration shortestPause();

  /** The pause grows no longer than this. */
  @WithDefault("10m")
  Duration longestPause();

  /**
   * For how long one who delivers an entry keeps others from it, longer than a delivery takes:
   * after a crash in between it is delivered again when this is over.
   */
  @WithDefault("5m")
  Duration claim();

  /**
   * Zone of the hospital's clocks, in which the documents give the time of the judgement: times of
   * DICOM are local.
   */
  @WithDefault("UTC")
  ZoneId timeZone();
}
