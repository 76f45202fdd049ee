package org.hilum.triage.worklist;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long after its receipt an X-ray of each kind may wait to be read. */
@ConfigMapping(prefix = "hilum.priority")
public interface PrioritySettings {
  /** Flagged with probability 1. */
  @WithDefault("15m")
  Duration flaggedSurely();

  /** Flagged at the threshold; between the two the allowance shrinks with the probability. */
  @WithDefault("60m")
  Duration flaggedBarely();

  @WithDefault("60m")
  Duration indeterminate();

  @WithDefault("60m")
  Duration failed();

  /** It may be positive, so it waits no longer than the least of those. */
  @WithDefault("60m")
  Duration unscreened();

  @WithDefault("4h")
  Duration clear();
}
