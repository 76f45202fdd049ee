package org.hilum.inference.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.hilum.imaging.ImageLimits;
import org.junit.jupiter.api.Test;

class LimitsConfigTest {

  @Test
  void defaultsAreThoseOfTheImageLibrary() {
    assertThat(config(Map.of()).ofImages()).isEqualTo(ImageLimits.standard());
  }

  @Test
  void takesEveryKey() {
    LimitsConfig config =
        config(
            Map.of(
                "hilum.limits.max-bytes", "9",
                "hilum.limits.max-side", "8",
                "hilum.limits.max-pixels", "7",
                "hilum.limits.min-side", "6"));

    assertThat(config.ofImages()).isEqualTo(new ImageLimits(9, 8, 7, 6));
  }

  private static LimitsConfig config(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .withMapping(LimitsConfig.class)
        .withDefaultValues(keys)
        .build()
        .getConfigMapping(LimitsConfig.class);
  }
}
