package org.hilum.training.collect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import org.hilum.network.ModelDirectory;

/** Which model learns. */
@ConfigMapping(prefix = "hilum.model")
public interface ModelSettings {
  /** A directory {@code models/<name>/<version>}; only its description is read. */
  @WithDefault("models/pneumonia-guangzhou/1")
  Path path();

  /** The model's, without a version. */
  default String name() {
    String version = ModelDirectory.describe(path()).modelVersion();
    return version.substring(0, version.indexOf('/'));
  }
}
