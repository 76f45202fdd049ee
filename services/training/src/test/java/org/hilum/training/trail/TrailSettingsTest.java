package org.hilum.training.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pins every default; who changes one changes it here too. */
class TrailSettingsTest {
  @Test
  void looksTwiceAMinuteAndTriesAgainAtOnce() {
    TrailSettings settings =
        new SmallRyeConfigBuilder()
            .withMapping(TrailSettings.class)
            .withConverter(Duration.class, 1_000, new DurationConverter())
            .build()
            .getConfigMapping(TrailSettings.class);

    assertThat(settings.lookEvery()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.retryAfter()).isEqualTo(Duration.ofSeconds(1));
  }
}
