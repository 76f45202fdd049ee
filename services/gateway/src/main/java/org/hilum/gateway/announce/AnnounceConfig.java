package org.hilum.gateway.announce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the broker may take. */
@ConfigMapping(prefix = "hilum.announce")
public interface AnnounceConfig {
  /**
   * From sending an event to its acknowledgement. The same again is granted where the broker has
   * never been reached, for finding it.
   */
  @WithDefault("4s")
  Duration patience();
}
