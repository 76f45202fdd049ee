package org.hilum.training.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pins every default; who changes one changes it here too. */
class CollectSettingsTest {
  @Test
  void lookForFeaturesOftenAndAskAgainSeldom() {
    CollectSettings settings = defaults();

    assertThat(settings.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.checkEvery()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.checkAgainAfter()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void letNoReaderGiveMoreThanAQuarter() {
    CollectSettings settings = defaults();

    assertThat(settings.readerShare()).isEqualTo(0.25);
    assertThat(settings.readerAllowance()).isEqualTo(50);
  }

  private static CollectSettings defaults() {
    return new SmallRyeConfigBuilder()
        .withMapping(CollectSettings.class)
        .withConverter(Duration.class, 1_000, new DurationConverter())
        .build()
        .getConfigMapping(CollectSettings.class);
  }
}
