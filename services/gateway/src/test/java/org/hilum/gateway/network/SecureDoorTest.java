package org.hilum.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.net.Sending;
import org.hilum.gateway.OwnCertificate;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.TlsSockets;
import org.hilum.gateway.admit.Limits;
import org.hilum.gateway.dicom.Archive;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;

/**
 * The door as quarkus.tls secures it; which certificates are refused is tested with the sockets.
 */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SecureDoorTest {
  private static final String SETTING = "hilum.dicom.tls-configuration-name";

  @Inject TlsConfigurationRegistry registry;
  @Inject TlsSockets tls;
  @Inject Limits limits;
  @Inject SpoolFolder spools;
  @Inject InstanceReceiver receiver;
  @Inject StoredCommitments commitments;
  @Inject ObjectStore store;
  @Inject InstanceIndex index;
  @Inject Deidentifier names;

  @Test
  void takesImagesOfDevicesThatShowACertificate() throws Exception {
    registry.register("door", OwnCertificate.shown());
    registry.register("door-believed", OwnCertificate.believed());
    DimseDoor door = door("door");
    door.open(new StartupEvent());
    try {
      int port = door.port().orElseThrow();
      Archive archive = new Archive(store, index, names);
      DataSet image = Radiographs.computed().build();
      DataSet refused = Radiographs.computed().build();

      assertThat(new Device(port, "CR1", tls.of(SETTING, "door").ofClients()).push(image))
          .isEqualTo(new Sending.Answered(0, ""));
      assertThatThrownBy(
              () ->
                  new Device(port, "CR2", tls.of(SETTING, "door-believed").ofClients())
                      .push(refused))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> new Device(port, "CR3").push(refused))
          .isInstanceOf(IOException.class);

      assertThat(archive.onlyEventOf(image)).isNotNull();
      assertThat(archive.entryOf(refused)).isEmpty();
    } finally {
      door.close(new ShutdownEvent());
    }
  }

  @Test
  void doesNotOpenWithoutTheConfigurationThatItsSettingNames() {
    assertThatThrownBy(() -> door("nowhere").open(new StartupEvent()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(SETTING, "quarkus.tls.nowhere");
  }

  private DimseDoor door(String tlsName) {
    DimseConfig config =
        new SmallRyeConfigBuilder()
            .withSources(
                new PropertiesConfigSource(
                    Map.of(
                        "hilum.dicom.port",
                        "0",
                        "hilum.dicom.spool",
                        System.getProperty("java.io.tmpdir"),
                        SETTING,
                        tlsName),
                    "test",
                    100))
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(DimseConfig.class)
            .build()
            .getConfigMapping(DimseConfig.class);
    return new DimseDoor(
        config,
        new DimseSettings(config, limits, tls),
        spools,
        receiver,
        commitments,
        new SimpleMeterRegistry());
  }
}
