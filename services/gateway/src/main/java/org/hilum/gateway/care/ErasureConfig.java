package org.hilum.gateway.care;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How erasures are carried out. */
@ConfigMapping(prefix = "hilum.erasure")
public interface ErasureConfig {
  /** Time between two looks at what is open; {@code off} means never. */
  @WithDefault("30s")
  String every();

  /**
   * No proof before this has passed: until then an image may have been in the hands of a request.
   */
  @WithDefault("5m")
  Duration settle();

  /** Time between two looks for what came late; {@code off} means never. */
  @WithDefault("1h")
  String lookAgainEvery();
}
