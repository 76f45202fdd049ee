package org.hilum.training.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pins every default; who changes one changes it here too. */
class TrialSettingsTest {
  @Test
  void looksEveryMinute() {
    TrialSettings settings =
        new SmallRyeConfigBuilder()
            .withMapping(TrialSettings.class)
            .withConverter(Duration.class, 1_000, new DurationConverter())
            .build()
            .getConfigMapping(TrialSettings.class);

    assertThat(settings.lookEvery()).isEqualTo(Duration.ofMinutes(1));
  }
}
