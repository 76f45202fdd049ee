package org.hilum.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hilum.gateway.admit.Limits;
import org.hilum.gateway.admit.PseudonymConfig;
import org.hilum.gateway.announce.AnnounceConfig;
import org.hilum.gateway.rate.RateConfig;
import org.hilum.gateway.sweep.SweepConfig;
import org.hilum.gateway.uploads.UploadsConfig;
import org.hilum.imaging.ImageLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pins every default: a change here is a change for whoever runs the gateway. */
class DefaultsTest {
  private static final String CHANNEL = "mp.messaging.incoming.bucket-notifications.";

  private final SmallRyeConfig config = productionConfig();

  @Test
  void storage() {
    StorageConfig storage = config.getConfigMapping(StorageConfig.class);

    assertThat(storage.endpoint()).isEqualTo(URI.create("http://localhost:9000"));
    assertThat(storage.region()).isEqualTo("us-east-1");
    assertThat(storage.bucket()).isEqualTo("hilum");
  }

  @Test
  void limitsAreThoseOfTheImageLibrary() {
    assertThat(config.getConfigMapping(Limits.class).ofImages())
        .isEqualTo(ImageLimits.standard())
        .isEqualTo(new ImageLimits(50_000_000, 16_384, 64_000_000, 64));
  }

  @Test
  void announceUploadsAndSweep() {
    SweepConfig sweep = config.getConfigMapping(SweepConfig.class);

    assertThat(config.getConfigMapping(AnnounceConfig.class).patience())
        .isEqualTo(Duration.ofSeconds(4));
    assertThat(config.getConfigMapping(UploadsConfig.class).validity())
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(sweep.every()).isEqualTo("5m");
    assertThat(sweep.grace()).isEqualTo(Duration.ofMinutes(1));
    assertThat(sweep.window()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void oneSenderHasItsShare() {
    assertThat(config.getConfigMapping(RateConfig.class).perMinute()).isEqualTo(3000);
  }

  @Test
  void productionHasNoPseudonymKey() {
    assertThat(config.getConfigMapping(PseudonymConfig.class).key()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "quarkus.http.port, 8080",
    "quarkus.http.limits.max-body-size, 51M",
    "kafka.bootstrap.servers, localhost:9092",
    CHANNEL + "topic, hilum.bucket-notifications",
    CHANNEL + "group.id, hilum-gateway",
    CHANNEL + "auto.offset.reset, earliest",
    CHANNEL + "failure-strategy, dead-letter-queue",
    CHANNEL + "dead-letter-queue.topic, hilum.bucket-notifications.hilum-gateway.dead-letter",
    CHANNEL + "dead-letter-queue.acks, all",
    CHANNEL + "poll-timeout, 500",
    CHANNEL + "fetch.max.wait.ms, 500"
  })
  void property(String key, String value) {
    assertThat(config.getValue(key, String.class)).isEqualTo(value);
  }

  private static SmallRyeConfig productionConfig() {
    try {
      return new SmallRyeConfigBuilder()
          .withProfile("prod")
          .withSources(
              new PropertiesConfigSource(
                  DefaultsTest.class.getClassLoader().getResource("application.properties")),
              new PropertiesConfigSource(
                  Map.of("hilum.storage.access-key", "a", "hilum.storage.secret-key", "b"), "keys"))
          .withConverter(Duration.class, 200, new DurationConverter())
          .withMapping(StorageConfig.class)
          .withMapping(Limits.class)
          .withMapping(AnnounceConfig.class)
          .withMapping(UploadsConfig.class)
          .withMapping(SweepConfig.class)
          .withMapping(PseudonymConfig.class)
          .withMapping(RateConfig.class)
          .withValidateUnknown(false)
          .addDefaultInterceptors()
          .build();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
