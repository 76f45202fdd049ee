package org.hilum.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hilum.servers.RealServers;
import org.hilum.triage.outbox.OutboxSettings;
import org.hilum.triage.worklist.PrioritySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins every default; who changes one changes it here too. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SettingsTest {
  @Inject PrioritySettings priority;
  @Inject OutboxSettings outbox;

  @Test
  void allowsEachKindItsTime() {
    assertThat(
            List.of(
                priority.flaggedSurely(),
                priority.flaggedBarely(),
                priority.indeterminate(),
                priority.failed(),
                priority.unscreened(),
                priority.clear()))
        .containsExactly(
            Duration.ofMinutes(15),
            Duration.ofMinutes(60),
            Duration.ofMinutes(60),
            Duration.ofMinutes(60),
            Duration.ofMinutes(60),
            Duration.ofHours(4));
  }

  @Test
  void sendsFromTheOutboxInBatches() {
    assertThat(outbox.sweepEvery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(outbox.batchSize()).isEqualTo(200);
    assertThat(outbox.sendLimit()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"xray-received", "screening-completed", "screening-failed", "patient-care"})
  void losesNothingByTheConnectorsDefaults(String channel) {
    assertThat(setting(channel, "group.id")).isEqualTo("hilum-triage");
    assertThat(setting(channel, "auto.offset.reset")).isEqualTo("earliest");
    assertThat(setting(channel, "batch")).isEqualTo("true");
    assertThat(setting(channel, "commit-strategy")).isEqualTo("latest");
    assertThat(setting(channel, "failure-strategy")).isEqualTo("fail");
    assertThat(setting(channel, "fetch.max.wait.ms")).isIn("500", "1000");
    assertThat(setting(channel, "max.poll.records")).isEqualTo("500");
  }

  @Test
  void waitsForNothingOnTheWayToAFlag() {
    assertThat(setting("screening-completed", "fetch.min.bytes")).isEqualTo("1");
    assertThat(setting("screening-completed", "poll-timeout")).isEqualTo("250");
  }

  @Test
  void letsReceiptsGather() {
    assertThat(setting("xray-received", "fetch.min.bytes")).isEqualTo("65536");
    assertThat(setting("xray-received", "fetch.max.wait.ms")).isEqualTo("500");
  }

  private static String setting(String channel, String name) {
    return ConfigProvider.getConfig()
        .getValue("mp.messaging.incoming." + channel + "." + name, String.class);
  }
}
