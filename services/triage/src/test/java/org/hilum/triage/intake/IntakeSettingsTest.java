package org.hilum.triage.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.hilum.servers.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class IntakeSettingsTest {
  @Inject IntakeSettings settings;

  @Test
  void waitsLittleAtFirstAndNeverLong() {
    assertThat(settings.shortestPause()).isEqualTo(Duration.ofMillis(100));
    assertThat(settings.longestPause()).isEqualTo(Duration.ofSeconds(5));
  }
}
