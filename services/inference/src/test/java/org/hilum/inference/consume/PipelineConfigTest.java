package org.hilum.inference.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineConfigTest {

  @Test
  void pinsEveryDefault() {
    assertThat(config(Map.of()).sizedFor(8, 2, 2))
        .isEqualTo(
            new PipelineSettings(
                8,
                64,
                4,
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(25),
                Duration.ofMinutes(2)));
  }

  @Test
  void takesEveryKey() {
    Map<String, String> keys =
        Map.of(
            "hilum.pipeline.batch-size", "3",
            "hilum.pipeline.in-flight", "7",
            "hilum.pipeline.io-threads", "5",
            "hilum.pipeline.first-retry-after", "2s",
            "hilum.pipeline.longest-retry-after", "9s",
            "hilum.pipeline.grace", "1s",
            "hilum.pipeline.stuck-after", "3m");

    assertThat(config(keys).sizedFor(8, 2, 2))
        .isEqualTo(
            new PipelineSettings(
                3,
                7,
                5,
                Duration.ofSeconds(2),
                Duration.ofSeconds(9),
                Duration.ofSeconds(1),
                Duration.ofMinutes(3)));
  }

  @ParameterizedTest
  @CsvSource({
    "hilum.pipeline.batch-size, -1",
    "hilum.pipeline.in-flight, 2",
    "hilum.pipeline.io-threads, -4",
    "hilum.pipeline.first-retry-after, 0s",
    "hilum.pipeline.longest-retry-after, 0s",
    "hilum.pipeline.grace, 0s",
    "hilum.pipeline.stuck-after, 0s"
  })
  void namesTheKeyThatCannotBe(String key, String value) {
    PipelineConfig config = config(Map.of(key, value));

    assertThatThrownBy(() -> config.sizedFor(8, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  private static PipelineConfig config(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .withMapping(PipelineConfig.class)
        .withDefaultValues(keys)
        .withConverter(Duration.class, 200, new DurationConverter())
        .build()
        .getConfigMapping(PipelineConfig.class);
  }
}
