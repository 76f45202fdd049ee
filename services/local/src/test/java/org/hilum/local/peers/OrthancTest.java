package org.hilum.local.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.hilum.dicom.net.SopClasses;
import org.hilum.servers.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc pushes as an archive does: by C-STORE and by STOW-RS, and asks for a commitment. */
@Tag("peers")
class OrthancTest {
  @TempDir static Path folder;

  private static LoneGateway gateway;
  private static Orthanc orthanc;

  @BeforeAll
  static void starts() throws IOException {
    Orthanc.assumeInstalled();
    int port = FreePort.next();
    gateway =
        new LoneGateway(
            folder,
            List.of(
                "-Dhilum.dicom.peers.orthanc.ae-title=" + Orthanc.TITLE,
                "-Dhilum.dicom.peers.orthanc.host=127.0.0.1",
                "-Dhilum.dicom.peers.orthanc.port=" + port));
    orthanc = new Orthanc(folder.resolve("orthanc"), port, gateway);
  }

  @AfterAll
  static void ends() {
    if (orthanc != null) {
      orthanc.close();
    }
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void storesTheSameInstanceOnceByTheNetworkAndByTheWeb() throws IOException {
    String id = orthanc.upload(DrawnRadiographs.draw(folder, 400, 1, 128, 12).get(0));
    long before = objects();

    assertThat(orthanc.post("/modalities/hilum/store", List.of(id)).path("FailedInstancesCount"))
        .hasToString("0");
    assertThat(objects()).isEqualTo(before + 1);

    JsonNode stowed =
        orthanc.post(
            "/dicom-web/servers/hilum/stow", Map.of("Resources", List.of(id), "Synchronous", true));
    assertThat(stowed.isMissingNode()).isFalse();
    assertThat(objects()).isEqualTo(before + 1);
  }

  @Test
  void takesAnInstanceByTheWeb() throws IOException {
    String id = orthanc.upload(DrawnRadiographs.draw(folder, 401, 1, 128, 12).get(0));
    long before = objects();

    orthanc.post(
        "/dicom-web/servers/hilum/stow", Map.of("Resources", List.of(id), "Synchronous", true));

    assertThat(objects()).isEqualTo(before + 1);
  }

  @Test
  void reportsItsCommitmentToAnArchiveThatAskedForIt() throws IOException {
    String id = orthanc.upload(DrawnRadiographs.draw(folder, 402, 1, 128, 12).get(0));
    orthanc.post("/modalities/hilum/store", List.of(id));

    String transaction =
        orthanc
            .post(
                "/modalities/hilum/storage-commitment",
                Map.of(
                    "DicomInstances",
                    List.of(
                        List.of(
                            SopClasses.COMPUTED_RADIOGRAPHY.value(),
                            DrawnRadiographs.ROOT + ".402.1"))))
            .path("ID")
            .asText();

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        orthanc.get("/storage-commitment/" + transaction).path("Status").asText())
                    .isEqualTo("Success"));
  }

  private static long objects() {
    return gateway.store().list("xrays/").count();
  }
}
