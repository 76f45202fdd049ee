package org.hilum.gateway.receive;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.hilum.gateway.Images;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RefusalTest {
  private static final long BYTES_200_MB = 200L * 1024 * 1024;

  @TestHTTPResource("/xrays")
  URI xrays;

  @Inject ObjectStore store;

  static Stream<Arguments> badImages() {
    return Stream.of(
        Arguments.of("no byte", new byte[0], 400, "empty-image"),
        Arguments.of("text named .jpg", "no picture".getBytes(UTF_8), 415, "unsupported-format"),
        Arguments.of("a truncated JPEG", Images.truncatedJpeg(), 422, "corrupt-image"),
        Arguments.of("50,000 x 50,000", Images.pngOf50000By50000(), 422, "too-many-pixels"),
        Arguments.of("a CMYK JPEG", Images.cmykJpeg(), 422, "unsupported-pixels"),
        Arguments.of("a 1-bit PNG", Images.blackAndWhitePng(), 422, "unsupported-pixels"),
        Arguments.of("a thumbnail", Images.thumbnail(), 422, "too-small"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badImages")
  void refusesABadImageAsABodyAndTellsOfIt(String name, byte[] image, int status, String type) {
    String device = "cr-" + UUID.randomUUID();

    Response answer =
        given()
            .contentType("image/jpeg")
            .header("Hilum-Metadata", "{\"device\": \"%s\"}".formatted(device))
            .body(image)
            .post("/xrays");

    assertProblem(answer, status, type);
    assertThat(store.head(ImageId.of(image).key())).isEmpty();
    assertThat(Topics.refusalsOf(device))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(type).contains(event.reason().toLowerCase(Locale.ROOT).replace('_', '-'));
              assertThat(event.detail()).isEqualTo(answer.path("detail"));
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badImages")
  void refusesABadImageInAForm(String name, byte[] image, int status, String type) {
    assertProblem(
        given().multiPart("image", "thorax.jpg", image, "image/jpeg").post("/xrays"), status, type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sex": "F"}                   | field sex: expected one of [FEMALE, MALE, OTHER]
          {"view": "ap"}                 | field view: expected one of [PA, AP, LATERAL]
          {"patientAgeYears": -1}        | field patientAgeYears: expected a whole number
          {"patientAgeYears": 4.5}       | field patientAgeYears: expected a whole number
          {"patientAgeYears": "4"}       | field patientAgeYears: expected a whole number
          {"device": "room 2; Mrs Hall"} | field device: expected a text of the form
          {"modality": "x-ray"}          | field modality: expected a text of the form
          {"patient": 4711}              | field patient: expected a text of 1 to 256
          {"study": ""}                  | field study: expected a text of 1 to 256
          {"sex":                        | expected one JSON object
          []                             | expected one JSON object
          {} {}                          | expected one JSON object
          {"sex":"MALE","sex":"FEMALE"}  | expected one JSON object
          """)
  void refusesMetadataAndNamesTheField(String metadata, String detail) {
    byte[] image = Images.jpeg();

    Response answer =
        given()
            .multiPart("image", "thorax.jpg", image)
            .multiPart("metadata", metadata, "application/json")
            .post("/xrays");

    assertProblem(answer, 400, "malformed-metadata");
    answer.then().body("detail", containsString(detail)).body("detail", not(containsString("Mrs")));
    assertThat(Topics.refusalsOf("tester"))
        .last()
        .satisfies(
            event -> {
              assertThat(event.reason()).isEqualTo("MALFORMED_METADATA");
              assertThat(event.detail()).isEqualTo(answer.path("detail"));
            });
    assertThat(store.head(ImageId.of(image).key())).isEmpty();
  }

  @Test
  void refusesAFormWithoutAnImage() {
    assertProblem(
        given().multiPart("picture", "thorax.jpg", Images.jpeg()).post("/xrays"),
        400,
        "malformed-request");
    assertThat(Topics.refusalsOf("tester"))
        .last()
        .satisfies(event -> assertThat(event.reason()).isEqualTo("MALFORMED_REQUEST"));
  }

  @Test
  void refusesAFormThatEndsEarly() throws IOException, InterruptedException {
    String form = "--x\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\nabc";

    HttpResponse<String> answer =
        post(BodyPublishers.ofString(form), "multipart/form-data; boundary=x");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("urn:hilum:problem:malformed-request");
  }

  @Test
  void leavesAJpegThatEndsAmongItsPixelsToTheWorker() {
    byte[] image = Images.jpeg();

    given()
        .contentType("image/jpeg")
        .body(Arrays.copyOf(image, image.length / 2))
        .post("/xrays")
        .then()
        .statusCode(202);
  }

  @Test
  void refusesABodyOf200MegabytesByItsLength() throws IOException, InterruptedException {
    BodyPublisher body =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> new Zeros(BYTES_200_MB)), BYTES_200_MB);

    assertTooLarge(post(body, "image/jpeg"));
  }

  @Test
  void refusesAnEndlessBodyThatDoesNotTellItsLength() throws IOException, InterruptedException {
    assertTooLarge(post(BodyPublishers.ofInputStream(() -> new Zeros(60_000_000)), "image/jpeg"));
  }

  /** The connection is closed under it, so whether it reads the answer is luck. */
  @Test
  void cutsAnEndlessFormOff() throws InterruptedException {
    String head = "--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a\"\r\n\r\n";
    Zeros endless = new Zeros(10L * BYTES_200_MB);
    List<InputStream> form = List.of(new ByteArrayInputStream(head.getBytes(UTF_8)), endless);
    try {
      HttpResponse<String> answer =
          post(
              BodyPublishers.ofInputStream(
                  () -> new SequenceInputStream(Collections.enumeration(form))),
              "multipart/form-data; boundary=x");
      assertThat(answer.statusCode()).isEqualTo(413);
    } catch (IOException cut) {
      assertThat(cut).isNotInstanceOf(HttpTimeoutException.class);
    }
    assertThat(endless.left).isGreaterThan(9L * BYTES_200_MB);
  }

  /** Each announces much and sends a byte, so none ends; one of them finds no room. */
  @Test
  void takesNoMoreAtOnceThanMemoryHolds() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (long left = Runtime.getRuntime().maxMemory() / 3; left >= 0; left -= 50_000_000) {
        slow.add(announced(50_000_000));
      }
      StringBuilder said = new StringBuilder();
      Awaitility.await()
          .untilAsserted(
              () -> {
                slow.forEach(socket -> said.append(answer(socket)));
                assertThat(said.toString())
                    .startsWith("HTTP/1.1 503")
                    .containsOnlyOnce("HTTP/1.1")
                    .contains("too-much-at-once");
              });
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    Awaitility.await()
        .until(
            () -> post(BodyPublishers.ofByteArray(Images.jpeg()), "image/jpeg").statusCode() < 300);
  }

  /** Whether its reading has begun cannot be seen, and before that nobody hears of it. */
  @Test
  void saysOfABodyThatDidNotComeWhole() {
    String device = "cr-" + UUID.randomUUID();
    Awaitility.await()
        .untilAsserted(
            () -> {
              try (Socket socket = announced(1_000, device)) {
                socket.getOutputStream().flush();
                Thread.sleep(200);
              }
              assertThat(Topics.refusalsOf(device))
                  .isNotEmpty()
                  .allSatisfy(event -> assertThat(event.reason()).isEqualTo("INCOMPLETE"));
            });
  }

  private static String answer(Socket socket) {
    try {
      return new String(
          socket.getInputStream().readNBytes(socket.getInputStream().available()), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Socket announced(int bytes) throws IOException {
    return announced(bytes, "cr-room-2");
  }

  private Socket announced(int bytes, String device) throws IOException {
    Socket socket = new Socket(xrays.getHost(), xrays.getPort());
    String head =
        "POST /xrays HTTP/1.1\r\nHost: gateway\r\nContent-Type: image/jpeg\r\n"
            + "Authorization: %s\r\nContent-Length: %d\r\n\r\nx"
                .formatted(RealServers.bearer(device, Set.of("device")), bytes);
    socket.getOutputStream().write(head.getBytes(UTF_8));
    return socket;
  }

  @Test
  void refusesAnImageOverTheLimitInAForm() throws IOException, InterruptedException {
    String head =
        "--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"thorax.jpg\"\r\n"
            + "Content-Type: image/jpeg\r\n\r\n";
    List<InputStream> form =
        List.of(
            new ByteArrayInputStream(head.getBytes(UTF_8)),
            new Zeros(50_000_001),
            new ByteArrayInputStream("\r\n--x--\r\n".getBytes(UTF_8)));

    assertTooLarge(
        post(
            BodyPublishers.ofInputStream(
                () -> new SequenceInputStream(Collections.enumeration(form))),
            "multipart/form-data; boundary=x"));
  }

  @Test
  void refusesOtherMediaTypes() {
    assertProblem(
        given().contentType("text/plain").body("x").post("/xrays"), 415, "unsupported-media-type");
  }

  @Test
  void refusesOtherMethods() {
    assertProblem(given().delete("/xrays"), 405, "method-not-allowed");
  }

  @Test
  void refusesOtherPaths() {
    assertProblem(given().get("/x-rays"), 404, "not-found");
  }

  private HttpResponse<String> post(BodyPublisher body, String contentType)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(xrays)
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", contentType)
            .header("Authorization", RealServers.bearer("cr-room-2", Set.of("device")))
            .POST(body)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void assertTooLarge(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("urn:hilum:problem:too-large");
  }

  private static void assertProblem(Response answer, int status, String type) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", is("urn:hilum:problem:" + type))
        .body("status", is(status))
        .body("title", notNullValue())
        .body("detail", notNullValue());
  }

  /** So many zeros, without the memory for them. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      left -= count;
      return count;
    }
  }
}
