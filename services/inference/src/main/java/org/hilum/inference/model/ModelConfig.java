package org.hilum.inference.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import org.hilum.network.EngineSettings;
import org.hilum.network.Precision;

/** Which model runs, and on what. */
@ConfigMapping(prefix = "hilum.model")
public interface ModelConfig {
  /** A directory {@code models/<name>/<version>}. */
  @WithDefault("models/pneumonia-guangzhou/2")
  Path path();

  /** {@code auto}, {@code cpu} or {@code cuda:<index>}. */
  @WithDefault("auto")
  String device();

  /** Threads that run the network; 0 means one per processor. */
  @WithDefault("0")
  int threads();

  /** {@code auto}, {@code fp32}, {@code bf16} or {@code fp16}. */
  @WithDefault("auto")
  Precision precision();

  /**
   * @throws IllegalArgumentException if device or threads cannot be
   */
  default EngineSettings engine() {
    return new EngineSettings(precision(), device(), threads());
  }
}
