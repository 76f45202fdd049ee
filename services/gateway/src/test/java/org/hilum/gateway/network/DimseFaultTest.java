package org.hilum.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.net.Sending;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.Topics;
import org.hilum.gateway.dicom.Archive;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.XrayRefused;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DimseFaultTest {
  private static final Sending.Answered DONE = new Sending.Answered(0, "");

  @Inject DimseDoor door;
  @Inject ObjectStore store;
  @Inject InstanceIndex index;
  @Inject Deidentifier names;
  @Inject DimseConfig config;
  @Inject DimseSettings settings;
  @Inject InstanceReceiver receiver;
  @Inject StoredCommitments commitments;

  @Test
  void tellsADeviceToKeepItsImageWhileTheStoreIsAway() throws IOException, MalformedEventException {
    DataSet image = Radiographs.computed().build();
    RealServers.stopStorage();
    try {
      assertThat(push(image)).isEqualTo(new Sending.Answered(0xA700, "STORAGE_UNAVAILABLE"));
    } finally {
      RealServers.startStorage();
    }

    awaitSuccess(image);
    assertThat(new Archive(store, index, names).onlyEventOf(image)).isNotNull();
  }

  @Test
  void tellsADeviceToKeepItsImageWhileTheBrokerIsAway() throws IOException {
    DataSet image = Radiographs.computed().build();
    awaitSuccess(Radiographs.computed().build());
    RealServers.stopKafka();
    try {
      assertThat(push(image)).isEqualTo(new Sending.Answered(0xA700, "BROKER_UNAVAILABLE"));
    } finally {
      RealServers.startKafka();
    }

    awaitSuccess(image);
    assertThat(new Archive(store, index, names).objectOf(image)).isNotEmpty();
  }

  /** Nobody else would learn of the refusal. */
  @Test
  void refusesNothingWhileTheBrokerIsAway() throws IOException {
    DataSet small = Radiographs.computed(32, 32).build();
    DataSet large = Radiographs.computed(5_100, 5_000).build();
    String title = "CR %08X".formatted(new Random().nextInt());
    awaitSuccess(Radiographs.computed().build());
    RealServers.stopKafka();
    try {
      assertThat(push(title, small)).isEqualTo(new Sending.Answered(0xA700, "BROKER_UNAVAILABLE"));
      assertThat(push(title, large)).isEqualTo(new Sending.Answered(0xA700, "BROKER_UNAVAILABLE"));
    } finally {
      RealServers.startKafka();
    }

    awaitSuccess(Radiographs.computed().build());
    Awaitility.await()
        .untilAsserted(() -> assertThat(push(title, small).comment()).startsWith("TOO_SMALL"));
    assertThat(push(title, large).comment()).startsWith("TOO_MANY_BYTES");
    assertThat(Topics.refusalsOf(title.replace(' ', '-')))
        .extracting(XrayRefused::reason)
        .containsExactly("TOO_SMALL", "TOO_MANY_BYTES");
  }

  /** The least that must be free stands for the end of the disk. */
  @Test
  void tellsADeviceToKeepItsImageWhileTheDiskIsFull(@TempDir Path folder)
      throws IOException, MalformedEventException {
    DataSet image = Radiographs.computed().build();
    Archive archive = new Archive(store, index, names);

    assertThat(pushed(image, new SpoolFolder(folder, Long.MAX_VALUE)))
        .isEqualTo(new Sending.Answered(0xA700, "NO_ROOM: no room"));
    assertThat(archive.entryOf(image)).isEmpty();
    assertThat(folder).isEmptyDirectory();

    assertThat(pushed(image, new SpoolFolder(folder, 0))).isEqualTo(DONE);
    assertThat(archive.onlyEventOf(image)).isNotNull();
    assertThat(folder).isEmptyDirectory();
  }

  /** Through a door of its own. */
  private Sending.Answered pushed(DataSet image, SpoolFolder spools) throws IOException {
    DimseDoor own =
        new DimseDoor(config, settings, spools, receiver, commitments, new SimpleMeterRegistry());
    own.open(new StartupEvent());
    try {
      return new Device(own.port().orElseThrow(), "CR1").push(image);
    } finally {
      own.close(new ShutdownEvent());
    }
  }

  private void awaitSuccess(DataSet image) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(push(image)).isEqualTo(DONE));
  }

  private Sending.Answered push(DataSet image) throws IOException {
    return push("CR1", image);
  }

  private Sending.Answered push(String title, DataSet image) throws IOException {
    return new Device(door.port().orElseThrow(), title).push(image);
  }
}
