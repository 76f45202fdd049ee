package org.hilum.training.run;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Settings as the service reads them. */
final class GivenConfig {
  private GivenConfig() {}

  /**
   * @param settings by name without {@code hilum.run.}; others have their defaults
   */
  static RunConfig with(Map<String, String> settings) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withMapping(RunConfig.class)
            .withConverter(Duration.class, 1_000, new DurationConverter())
            .withConverter(Path.class, 1_000, new PathConverter());
    settings.forEach((name, value) -> builder.withDefaultValue("hilum.run." + name, value));
    return builder.build().getConfigMapping(RunConfig.class);
  }
}
