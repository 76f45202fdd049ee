package org.hilum.gateway.uploads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Direct uploads to the object store. */
@ConfigMapping(prefix = "hilum.uploads")
public interface UploadsConfig {
  /** How long an upload address works; S3 allows up to seven days. */
  @WithDefault("15m")
  Duration validity();
}
