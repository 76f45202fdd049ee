package org.hilum.training.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pins every default; who changes one changes it here too. */
class GuardSettingsTest {
  @Test
  void looksEveryMinute() {
    GuardSettings settings =
        new SmallRyeConfigBuilder()
            .withMapping(GuardSettings.class)
            .withConverter(Duration.class, 1_000, new DurationConverter())
            .build()
            .getConfigMapping(GuardSettings.class);

    assertThat(settings.lookEvery()).isEqualTo(Duration.ofMinutes(1));
  }
}
