package org.hilum.training.collect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Which model learns. */
@ConfigMapping(prefix = "hilum.model")
public interface ModelSettings {
  /** A directory {@code models/<name>/<version>}; its weights are read only to register it. */
  @WithDefault("models/pneumonia-guangzhou/2")
  Path path();
}
