package org.hilum.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceSwitchTest {
  @Test
  void nothingIsTracedUntilSomebodySaysWhomToTell() {
    assertThat(isDisabled(Map.of())).isTrue();
    assertThat(isDisabled(Map.of("hilum.traces.endpoint", " "))).isTrue();
    assertThat(isDisabled(Map.of("hilum.traces.endpoint", "http://collector:4318"))).isFalse();
  }

  private static boolean isDisabled(Map<String, String> given) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(given, "given", 300))
            .withSources(new TraceSwitch())
            .build();
    return config.getValue("quarkus.otel.sdk.disabled", Boolean.class);
  }
}
