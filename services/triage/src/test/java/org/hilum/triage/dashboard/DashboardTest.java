package org.hilum.triage.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hilum.triage.fixture.Xrays.flagged;
import static org.hilum.triage.fixture.Xrays.id;
import static org.hilum.triage.fixture.Xrays.minutesAgo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.servers.ServerSet;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;
import org.hilum.triage.fixture.Bus;
import org.hilum.triage.fixture.DicomXray;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DashboardTest {
  private static final Pattern LOCAL_FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3};

  @TestHTTPResource("/cases/events")
  URI events;

  @Test
  void loadsNothingFromElsewhere() {
    String page =
        given()
            .get("/")
            .then()
            .statusCode(200)
            .header("Content-Security-Policy", containsString("default-src 'none'"))
            .header("Content-Security-Policy", containsString("script-src 'self'"))
            .header("X-Content-Type-Options", equalTo("nosniff"))
            .header("X-Frame-Options", equalTo("DENY"))
            .extract()
            .asString();

    assertThat(page)
        .contains("Prioritises, does not diagnose")
        .doesNotContain("http://", "https://", "style=\"", "onclick=");
    List<String> files =
        LOCAL_FILE.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(files).hasSize(3);
    files.forEach(file -> given().get(file).then().statusCode(200));
  }

  @Test
  void pushesAFlagToThePageThatIsOpen() throws IOException, InterruptedException {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    HttpRequest request =
        HttpRequest.newBuilder(events)
            .header("Authorization", RealServers.bearer("reader-1", Set.of("radiologist")))
            .build();
    HttpResponse<Stream<String>> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    Thread listener = new Thread(() -> response.body().forEach(lines::add));
    listener.setDaemon(true);
    listener.start();
    String imageId = id("pushed");

    Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(imageId, minutesAgo(1), 0.9));

    assertThat(nextMatching(lines, "event:flagged")).isTrue();
    assertThat(nextMatching(lines, "data:" + imageId)).isTrue();
    response.body().close();
  }

  @Test
  void showsTheXrayAsItIsStored() {
    String imageId = id("stored");
    try (ObjectStore store = store()) {
      store.createBucketIfAbsent();
      store.put("xrays/" + imageId, PNG, "application/octet-stream", Map.of());
    }

    byte[] body =
        given()
            .get("/cases/" + imageId + "/image")
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("Cache-Control", containsString("immutable"))
            .extract()
            .asByteArray();

    assertThat(body).isEqualTo(PNG);
  }

  @Test
  void drawsADicomImage() throws IOException {
    String imageId = id("dicom");
    try (ObjectStore store = store()) {
      store.createBucketIfAbsent();
      store.put("xrays/" + imageId, DicomXray.file(1500, 1100), "application/dicom", Map.of());
    }

    byte[] body =
        given()
            .get("/cases/" + imageId + "/image")
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("ETag", equalTo("\"" + imageId + "\""))
            .header("Cache-Control", containsString("immutable"))
            .extract()
            .asByteArray();

    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(body));
    assertThat(picture.getWidth()).isEqualTo(1500);
    assertThat(picture.getHeight()).isEqualTo(1100);
    assertThat(picture.getRaster().getSample(700, 1, 0)).isEqualTo(DicomXray.intensity(700));
  }

  @Test
  void saysWhatIsWrongWithADicomImageThatCannotBeDrawn() {
    String imageId = id("cut dicom");
    byte[] file = DicomXray.file(100, 100);
    try (ObjectStore store = store()) {
      store.createBucketIfAbsent();
      store.put("xrays/" + imageId, Arrays.copyOf(file, 700), "application/dicom", Map.of());
    }

    given()
        .get("/cases/" + imageId + "/image")
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("detail", containsString("(7FE0,0010)"));
  }

  @Test
  void answersForAnXrayThatIsNotThereWithAProblem() {
    try (ObjectStore store = store()) {
      store.createBucketIfAbsent();
    }
    for (String imageId : List.of("unknown", id("never stored"))) {
      given()
          .get("/cases/" + imageId + "/image")
          .then()
          .statusCode(404)
          .contentType("application/problem+json");
    }
  }

  @Test
  void saysWhenTheStoreDoesNotAnswer() {
    RealServers.stopStorage();
    try {
      given()
          .get("/cases/" + id("store away") + "/image")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", equalTo("5"));
    } finally {
      RealServers.startStorage();
    }
  }

  private static boolean nextMatching(BlockingQueue<String> lines, String wanted)
      throws InterruptedException {
    String line = lines.poll(20, TimeUnit.SECONDS);
    while (line != null && !line.equals(wanted)) {
      line = lines.poll(20, TimeUnit.SECONDS);
    }
    return line != null;
  }

  private static ObjectStore store() {
    return new ObjectStore(
        new StorageSettings(
            RealServers.shared().storageEndpoint(),
            ServerSet.ACCESS_KEY,
            ServerSet.SECRET_KEY,
            ServerSet.REGION,
            ServerSet.BUCKET));
  }
}
