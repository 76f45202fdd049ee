package org.hilum.training.gate;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What decides on a promotion. */
@ConfigMapping(prefix = "hilum.promotion")
public interface GateConfig {
  /** File of the policy; the one that ships if there is none. */
  Optional<Path> policy();
}
