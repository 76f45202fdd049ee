package org.hilum.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.hilum.dicom.net.association.Timeouts;
import org.hilum.gateway.admit.Limits;
import org.hilum.gateway.admit.PseudonymConfig;
import org.hilum.gateway.announce.AnnounceConfig;
import org.hilum.gateway.care.ErasureConfig;
import org.hilum.gateway.deliver.DeliveryConfig;
import org.hilum.gateway.destination.DestinationsConfig;
import org.hilum.gateway.dicom.AdmissionConfig;
import org.hilum.gateway.identity.IdentityConfig;
import org.hilum.gateway.network.DimseConfig;
import org.hilum.gateway.rate.RateConfig;
import org.hilum.gateway.retain.RetentionConfig;
import org.hilum.gateway.sweep.SweepConfig;
import org.hilum.gateway.uploads.UploadsConfig;
import org.hilum.imaging.ImageLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pins every default: a change here is a change for whoever runs the gateway. */
class DefaultsTest {
  private static final String CHANNEL = "mp.messaging.incoming.bucket-notifications.";
  private static final String RESULTS = "mp.messaging.incoming.screening-results.";
  private static final String FAILURES = "mp.messaging.incoming.screening-failures.";

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
  void delivery() {
    DeliveryConfig delivery = config.getConfigMapping(DeliveryConfig.class);

    assertThat(delivery.every()).isEqualTo("5s");
    assertThat(delivery.shortestPause()).isEqualTo(Duration.ofSeconds(10));
    assertThat(delivery.longestPause()).isEqualTo(Duration.ofMinutes(10));
    assertThat(delivery.claim()).isEqualTo(Duration.ofMinutes(5));
    assertThat(delivery.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(config.getConfigMapping(DestinationsConfig.class).byName()).isEmpty();
  }

  @Test
  void nothingIsRemovedUnlessAPeriodSaysSo() {
    RetentionConfig retention = config.getConfigMapping(RetentionConfig.class);
    ErasureConfig erasure = config.getConfigMapping(ErasureConfig.class);

    assertThat(retention.every()).isEqualTo("1h");
    assertThat(retention.images()).isEmpty();
    assertThat(retention.identities()).isEmpty();
    assertThat(retention.results()).isEmpty();
    assertThat(erasure.every()).isEqualTo("30s");
    assertThat(erasure.settle()).isEqualTo(Duration.ofMinutes(5));
    assertThat(erasure.lookAgainEvery()).isEqualTo("1h");
  }

  @Test
  void productionHasNoKeys() {
    assertThat(config.getConfigMapping(PseudonymConfig.class).key()).isEmpty();
    assertThat(config.getConfigMapping(IdentityConfig.class).key()).isEmpty();
  }

  @Test
  void dicom() {
    DimseConfig door = config.getConfigMapping(DimseConfig.class);

    assertThat(door.port()).isEqualTo(11112);
    assertThat(door.aeTitle()).isEqualTo("HILUM");
    assertThat(door.callers()).isEmpty();
    assertThat(door.hosts()).isEmpty();
    assertThat(door.associations()).isEqualTo(32);
    assertThat(door.timeouts()).isEqualTo(Timeouts.standard());
    assertThat(door.stopPatience()).isEqualTo(Duration.ofSeconds(10));
    assertThat(door.tlsConfigurationName()).isEmpty();
    assertThat(door.spool()).isEqualTo(Path.of("/temporary"));
    assertThat(door.spoolMinFreeBytes()).isEqualTo(1_000_000_000);
    assertThat(config.getConfigMapping(AdmissionConfig.class).memoryBytes()).isEqualTo(128_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "quarkus.http.port, 8080",
    "quarkus.http.limits.max-body-size, 1T",
    "kafka.bootstrap.servers, localhost:9092",
    CHANNEL + "topic, hilum.bucket-notifications",
    CHANNEL + "group.id, hilum-gateway",
    CHANNEL + "auto.offset.reset, earliest",
    CHANNEL + "failure-strategy, dead-letter-queue",
    CHANNEL + "dead-letter-queue.topic, hilum.bucket-notifications.hilum-gateway.dead-letter",
    CHANNEL + "dead-letter-queue.acks, all",
    CHANNEL + "poll-timeout, 500",
    CHANNEL + "fetch.max.wait.ms, 500",
    RESULTS + "topic, hilum.screening.completed.v1",
    RESULTS + "group.id, hilum-gateway",
    RESULTS + "auto.offset.reset, earliest",
    RESULTS + "commit-strategy, throttled",
    RESULTS + "failure-strategy, dead-letter-queue",
    RESULTS + "dead-letter-queue.topic, hilum.screening.completed.v1.hilum-gateway.dead-letter",
    "mp.messaging.incoming.triage-erased.auto.offset.reset, earliest",
    "mp.messaging.incoming.training-erased.auto.offset.reset, earliest",
    FAILURES + "topic, hilum.screening.failed.v1",
    FAILURES + "group.id, hilum-gateway",
    FAILURES + "auto.offset.reset, earliest",
    FAILURES + "commit-strategy, throttled",
    FAILURES + "failure-strategy, dead-letter-queue",
    FAILURES + "dead-letter-queue.topic, hilum.screening.failed.v1.hilum-gateway.dead-letter"
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
                  Map.of("hilum.storage.access-key", "a", "hilum.storage.secret-key", "b"), "keys"),
              new PropertiesConfigSource(Map.of("java.io.tmpdir", "/temporary"), "system"))
          .withConverter(Duration.class, 200, new DurationConverter())
          .withMapping(StorageConfig.class)
          .withMapping(Limits.class)
          .withMapping(AnnounceConfig.class)
          .withMapping(UploadsConfig.class)
          .withMapping(SweepConfig.class)
          .withMapping(PseudonymConfig.class)
          .withMapping(DeliveryConfig.class)
          .withMapping(DestinationsConfig.class)
          .withMapping(IdentityConfig.class)
          .withMapping(DimseConfig.class)
          .withMapping(AdmissionConfig.class)
          .withMapping(RateConfig.class)
          .withMapping(RetentionConfig.class)
          .withMapping(ErasureConfig.class)
          .withValidateUnknown(false)
          .addDefaultInterceptors()
          .build();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
