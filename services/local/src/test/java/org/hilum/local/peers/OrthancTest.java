package org.hilum.local.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.hilum.dicom.net.SopClasses;
import org.hilum.schemas.Decision;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningTimings;
import org.hilum.servers.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Orthanc pushes as an archive does: by C-STORE and by STOW-RS, and asks for a commitment. What a
 * job did not bring is sent again with all of the job: nobody remembers which of it was taken.
 */
@Tag("peers")
class OrthancTest {
  private static final String NETWORK = "/modalities/hilum/store";
  private static final String WEB = "/dicom-web/servers/hilum/stow";
  private static final int INSTANCES = 500;
  private static final int BATCH = 25;
  private static final int KILLS = 3;

  @TempDir static Path folder;

  private static LoneGateway gateway;
  private static Holdings holdings;
  private static Orthanc orthanc;

  @BeforeAll
  static void starts() throws IOException {
    Orthanc.assumeInstalled();
    int port = FreePort.next();
    int httpPort = FreePort.next();
    gateway =
        new LoneGateway(
            folder,
            List.of(
                "-Dhilum.dicom.peers.orthanc.ae-title=" + Orthanc.TITLE,
                "-Dhilum.dicom.peers.orthanc.host=127.0.0.1",
                "-Dhilum.dicom.peers.orthanc.port=" + port,
                "-Dhilum.delivery.every=1s",
                "-Dhilum.destinations.network.type=DIMSE",
                "-Dhilum.destinations.network.host=127.0.0.1",
                "-Dhilum.destinations.network.port=" + port,
                "-Dhilum.destinations.network.called-title=" + Orthanc.TITLE,
                "-Dhilum.destinations.network.contents=report",
                "-Dhilum.destinations.web.type=STOW",
                "-Dhilum.destinations.web.url=http://localhost:%d/dicom-web".formatted(httpPort),
                "-Dhilum.destinations.web.contents=heat-map"));
    holdings = new Holdings(gateway);
    orthanc = new Orthanc(folder.resolve("orthanc"), httpPort, port, gateway);
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
    long before = holdings.objects();

    assertThat(orthanc.post(NETWORK, List.of(id)).path("FailedInstancesCount")).hasToString("0");
    assertThat(holdings.objects()).isEqualTo(before + 1);

    JsonNode stowed = orthanc.post(WEB, Map.of("Resources", List.of(id), "Synchronous", true));
    assertThat(stowed.isMissingNode()).isFalse();
    assertThat(holdings.objects()).isEqualTo(before + 1);
  }

  @Test
  void takesAnInstanceByTheWeb() throws IOException {
    String id = orthanc.upload(DrawnRadiographs.draw(folder, 401, 1, 128, 12).get(0));
    long before = holdings.objects();

    orthanc.post(WEB, Map.of("Resources", List.of(id), "Synchronous", true));

    assertThat(holdings.objects()).isEqualTo(before + 1);
  }

  @Test
  void reportsItsCommitmentToAnArchiveThatAskedForIt() throws IOException {
    String id = orthanc.upload(DrawnRadiographs.draw(folder, 402, 1, 128, 12).get(0));
    orthanc.post(NETWORK, List.of(id));

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

  @Test
  void takesTheReportByTheNetworkAndTheHeatMapByTheWeb() throws Exception {
    String id = orthanc.upload(DrawnRadiographs.draw(folder, 403, 1, 128, 12).get(0));
    Set<String> before = holdings.events().keySet();
    orthanc.post(NETWORK, List.of(id));
    Set<String> images = new HashSet<>(holdings.events().keySet());
    images.removeAll(before);
    assertThat(images).hasSize(1);

    gateway.tell(screened(images.iterator().next()));

    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(orthanc.modalities(DrawnRadiographs.ROOT + ".403.1.1"))
                    .containsExactlyInAnyOrder("CR", "SR", "OT"));
  }

  private static ScreeningCompleted screened(String imageId) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new ScreeningCompleted(
        imageId,
        now.minusSeconds(1),
        now,
        "b".repeat(64),
        new Judgement(
            "pneumonia-guangzhou/1",
            0.9,
            0.5,
            Decision.FLAGGED,
            Optional.empty(),
            0.3,
            Optional.empty()),
        List.of(),
        Collections.nCopies(49, 0.5),
        "outcomes/" + imageId + "/bbbbbbbbbbbb.safetensors",
        new ScreeningTimings(1, 2, 3, 4, 5));
  }

  @ParameterizedTest
  @CsvSource({"410, " + NETWORK, "420, " + WEB})
  void losesAndDoublesNothingWhileTheGatewayIsKilledAgainAndAgain(int prefix, String door)
      throws Exception {
    List<String> instances = new ArrayList<>();
    for (Path file : DrawnRadiographs.draw(folder, prefix, INSTANCES, 96, 12)) {
      instances.add(orthanc.upload(file));
    }
    long before = holdings.objects();
    List<List<String>> batches = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i += BATCH) {
      batches.add(instances.subList(i, i + BATCH));
    }

    CompletableFuture<Void> kills =
        CompletableFuture.runAsync(() -> gateway.killMidway(KILLS, INSTANCES));
    int failed = orthanc.sendUntilTaken(door, batches);
    kills.get();

    System.out.printf(
        "%s: %d instances, %d kills, %d jobs, %d more that failed: %d objects%n",
        door, INSTANCES, KILLS, batches.size(), failed, holdings.objects() - before);
    assertThat(failed).isPositive();
    holdings.assertWhole(before + INSTANCES);
  }
}
