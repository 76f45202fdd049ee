package org.hilum.gateway.dicomweb;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.deidentify.Pseudonymiser.Kind;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.Topics;
import org.hilum.gateway.UnreadableFiles;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.dicom.DicomAdmission;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.dicomweb.multipart.MalformedMultipartException;
import org.hilum.gateway.dicomweb.multipart.MultipartReader;
import org.hilum.gateway.dicomweb.multipart.MultipartWriter;
import org.hilum.schemas.XrayRefused;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class StoreTest {
  private static final String RELATED = "multipart/related; type=\"application/dicom\"; boundary=b";

  /** Of this class alone, so that it can count what was refused. */
  private static final String DEVICE = "stow-" + UUID.randomUUID();

  private final Uid study = NoiseRadiographs.uid();
  private final Uid series = NoiseRadiographs.uid();

  @TestHTTPResource("/dicomweb/studies")
  URI studies;

  @Inject InstanceIndex index;
  @Inject StoreIntake intake;
  @Inject DicomAdmission admission;
  @Inject Deidentifier names;
  @Inject ObjectStore store;

  private record Answer(int status, String contentType, JsonNode body) {}

  @Test
  void storesAndAnnouncesInstancesAndNamesThemAsTheyWereSent() throws Exception {
    List<DataSet> sent = radiographs(3);

    Answer answer = post("", sent);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/dicom+json");
    assertThat(answer.body().has("00081198")).isFalse();
    JsonNode stored = answer.body().at("/00081199/Value");
    assertThat(stored).hasSize(3);
    Uid pseudonym = names.uid(Kind.STUDY, study.value());
    assertThat(answer.body().at("/00081190/Value/0").textValue())
        .isEqualTo(studies + "/" + pseudonym);
    for (int i = 0; i < 3; i++) {
      String name = nameOf(sent.get(i));
      assertThat(stored.get(i).at("/00081150/Value/0").textValue())
          .isEqualTo(NoiseRadiographs.SOP_CLASS);
      assertThat(stored.get(i).at("/00081155/Value/0").textValue()).isEqualTo(name);
      String url = stored.get(i).at("/00081190/Value/0").textValue();
      assertThat(url).startsWith(studies + "/" + pseudonym + "/series/").doesNotContain(name);
      given().accept("application/dicom").get(url).then().statusCode(200);
      String imageId = index.find(names.uid(Kind.INSTANCE, name)).orElseThrow().imageId().hex();
      assertThat(Topics.eventsOf(imageId)).hasSize(1);
    }
    given().get("/dicomweb/studies/%s/instances".formatted(pseudonym)).then().body("size()", is(3));
  }

  @Test
  void doublesNothingWhenTheSameIsSentAgain() throws Exception {
    List<DataSet> sent = radiographs(2);
    post("", sent);

    Answer again = post("", sent);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().at("/00081199/Value")).hasSize(2);
    assertThat(index.list(names.uid(Kind.STUDY, study.value()))).hasSize(2);
    String imageId =
        index.find(names.uid(Kind.INSTANCE, nameOf(sent.get(0)))).orElseThrow().imageId().hex();
    assertThat(Topics.eventsOf(imageId)).hasSize(1);
  }

  @Test
  void storesWhatIsGoodAroundWhatIsBad() throws Exception {
    List<DataSet> good = radiographs(2);
    DataSet report =
        radiographs(1).get(0).toBuilder()
            .text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.88.11")
            .build();
    DataSet copied = good.get(0).toBuilder().text(Tags.PATIENT_SEX, "M").build();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "application/dicom", NoiseRadiographs.file(good.get(0)));
    part(body, "application/dicom", NoiseRadiographs.file(report));
    part(body, "application/dicom", "no DICOM".getBytes(UTF_8));
    part(body, "image/jpeg", NoiseRadiographs.file(good.get(1)));
    part(body, "application/dicom", NoiseRadiographs.file(copied));
    part(body, "application/dicom", NoiseRadiographs.file(good.get(1)));
    body.writeBytes("--b--\r\n".getBytes(UTF_8));
    int before = refusals().size();

    Answer answer = post("", RELATED, body.toByteArray());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(refusals().subList(before, refusals().size()))
        .containsExactly("NO_RADIOGRAPH", "UNREADABLE", "UNREADABLE", "DUPLICATE");
    assertThat(values(answer.body().at("/00081199/Value"), "00081155"))
        .containsExactly(nameOf(good.get(0)), nameOf(good.get(1)));
    assertThat(values(answer.body().at("/00081198/Value"), "00081155"))
        .containsExactly(nameOf(report), nameOf(copied));
    assertThat(values(answer.body().at("/00081198/Value"), "00081197"))
        .containsExactly("290", "273");
    assertThat(values(answer.body().at("/0008119A/Value"), "00081197"))
        .containsExactly("49152", "49152");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.hilum.gateway.UnreadableFiles#all")
  void saysWhatIsWrongWithAFileInTheEvent(UnreadableFiles.Damaged damaged) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "application/dicom", damaged.file());
    body.writeBytes("--b--\r\n".getBytes(UTF_8));
    int before = refusals().size();

    Answer answer = post("", RELATED, body.toByteArray());

    boolean isNamed = damaged.why().equals("MALFORMED_PIXELS"); // the others say no UID
    assertThat(answer.status()).isEqualTo(isNamed ? 409 : 400);
    assertThat(answer.body().findValuesAsText("00081197")).hasSize(1);
    XrayRefused event = Topics.refusalsOf(DEVICE).get(before);
    assertThat(event.reason() + ": " + event.detail()).contains(damaged.why());
    assertThat(refusals()).hasSize(before + 1);
  }

  @Test
  void answers500WhenItFailsOverAnInstance() throws Exception {
    DataSet sent = radiographs(1).get(0);
    String id = ImageId.of(Radiographs.bytes(names.of(sent).dataSet())).hex();
    store.put("identities/" + id, "of another key".getBytes(UTF_8), "x/y", Map.of());
    int before = refusals().size();

    Answer answer = post("", List.of(sent));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(values(answer.body().at("/0008119A/Value"), "00081197")).containsExactly("272");
    assertThat(refusals().subList(before, refusals().size())).containsExactly("INTERNAL_FAULT");
    store.delete("identities/" + id);
    assertThat(post("", List.of(sent)).status()).isEqualTo(200);
  }

  @Test
  void refusesNothingWhileTheBrokerIsAway() throws Exception {
    byte[] text = "no DICOM".getBytes(UTF_8);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "application/dicom", text);
    part(body, "image/jpeg", text);
    body.writeBytes("--b--\r\n".getBytes(UTF_8));
    int before = refusals().size();
    RealServers.stopKafka();
    try {
      Answer answer = post("", RELATED, body.toByteArray());
      assertThat(answer.status()).isEqualTo(503);
      assertThat(values(answer.body().at("/0008119A/Value"), "00081197"))
          .containsExactly("42752", "42752");
    } finally {
      RealServers.startKafka();
    }

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(post("", RELATED, body.toByteArray()).status()).isEqualTo(400));
    assertThat(refusals()).hasSizeGreaterThanOrEqualTo(before + 2);
  }

  @Test
  void keepsToTheStudyOfThePath() throws Exception {
    DataSet here = radiographs(1).get(0);
    DataSet elsewhere = NoiseRadiographs.any().build();

    Answer answer = post("/" + study, List.of(here, elsewhere));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(values(answer.body().at("/00081199/Value"), "00081155"))
        .containsExactly(nameOf(here));
    assertThat(values(answer.body().at("/00081198/Value"), "00081155"))
        .containsExactly(nameOf(elsewhere));
    assertThat(values(answer.body().at("/00081198/Value"), "00081197")).containsExactly("43264");
    Answer none = post("/" + study, List.of(elsewhere));
    assertThat(none.status()).isEqualTo(409);
    assertThat(none.body().has("00081199")).isFalse();
    assertThat(index.find(names.uid(Kind.INSTANCE, nameOf(elsewhere)))).isEmpty();
    assertProblem(post("/1.02", RELATED, new byte[0]), 400, "malformed-uid");
  }

  @Test
  void takesMoreInOneRequestThanAnImageMayHave() throws Exception {
    DataSet first = radiographs(1).get(0);
    DataSet last = radiographs(1).get(0);
    List<InputStream> parts = new ArrayList<>();
    parts.add(partOf(NoiseRadiographs.file(first)));
    for (int i = 0; i < 2; i++) {
      parts.add(text("--b\r\nContent-Type: application/dicom\r\n\r\n"));
      parts.add(new Zeros(50_000_001));
      parts.add(text("\r\n"));
    }
    parts.add(partOf(NoiseRadiographs.file(last)));
    parts.add(text("--b--"));

    HttpRequest request =
        request("", RELATED)
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new SequenceInputStream(Collections.enumeration(parts))))
            .build();
    int before = refusals().size();

    Answer answer = send(request);

    assertThat(refusals().subList(before, refusals().size()))
        .containsExactly("TOO_MANY_BYTES", "TOO_MANY_BYTES");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(values(answer.body().at("/00081199/Value"), "00081155"))
        .containsExactly(nameOf(first), nameOf(last));
    assertThat(values(answer.body().at("/0008119A/Value"), "00081197"))
        .containsExactly("42752", "42752");
  }

  @Test
  void takesALongBodyThatTellsItsLength() throws Exception {
    byte[] file = NoiseRadiographs.file(radiographs(1).get(0));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(new byte[60_000_000]); // a preamble
    whole.writeBytes("\r\n".getBytes(UTF_8));
    part(whole, "application/dicom", file);
    whole.writeBytes("--b--".getBytes(UTF_8));

    assertThat(post("", RELATED, whole.toByteArray()).status()).isEqualTo(200);
  }

  /** Nobody can answer somebody who is gone; what came whole is stored, a retry finds it known. */
  @Test
  void keepsWhatCameWholeFromAClientThatHangsUp() throws Exception {
    DataSet whole = radiographs(1).get(0);
    byte[] half = partOf(NoiseRadiographs.file(radiographs(1).get(0))).readAllBytes();
    int before = refusals().size();
    try (Socket socket = new Socket(studies.getHost(), studies.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /dicomweb/studies HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n"
              + "Authorization: %s\r\nContent-Type: %s\r\n\r\n".formatted(device(), RELATED);
      out.write(head.getBytes(UTF_8));
      out.write(partOf(NoiseRadiographs.file(whole)).readAllBytes());
      out.write(half, 0, half.length / 2);
      out.flush();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> index.find(names.uid(Kind.INSTANCE, nameOf(whole))).isPresent());
    }

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(refusals().subList(before, refusals().size()))
                    .containsExactly("INCOMPLETE"));
    Answer again = post("", List.of(whole));

    assertThat(again.status()).isEqualTo(200);
    assertThat(index.list(names.uid(Kind.STUDY, study.value()))).hasSize(1);
  }

  @Test
  void saysWhatIsStoredWhenTheRestIsNoMultipart() throws Exception {
    DataSet whole = radiographs(1).get(0);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "application/dicom", NoiseRadiographs.file(whole));
    body.writeBytes("--b\r\n\r\nwithout an end".getBytes(UTF_8));
    int before = refusals().size();

    Answer answer = post("", RELATED, body.toByteArray());

    assertThat(refusals().subList(before, refusals().size())).containsExactly("UNREADABLE");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().at("/00081199/Value")).hasSize(1);
    assertThat(answer.body().at("/0008119A/Value")).hasSize(1);
  }

  @Test
  void answers503WhileTheStoreIsAwayAndTakesTheRetry() throws Exception {
    List<DataSet> sent = radiographs(2);
    RealServers.stopStorage();
    try {
      Answer answer = post("", sent);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(values(answer.body().at("/00081198/Value"), "00081155"))
          .containsExactly(nameOf(sent.get(0)), nameOf(sent.get(1)));
      assertThat(values(answer.body().at("/00081198/Value"), "00081197"))
          .containsExactly("42752", "42752");
    } finally {
      RealServers.startStorage();
    }

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(post("", sent).status()).isEqualTo(200));
  }

  /** Somebody else has all the memory that there is for instances. */
  @Test
  void holdsAnInstanceOnceBeforeThereIsRoomForIt() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "application/dicom", Radiographs.bytes(Radiographs.computed(2000, 2500).build()));
    body.writeBytes("--b--".getBytes(UTF_8));
    ByteArrayInputStream sent = new ByteArrayInputStream(body.toByteArray());
    HeldRoom room = new HeldRoom();
    Thread other = new Thread(() -> room.take(admission));
    other.start();
    room.awaitTaken();
    AtomicReference<StoreReport> report = new AtomicReference<>();
    Thread storing = new Thread(() -> report.set(taken(sent)));
    storing.start();
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> sent.available() == 0 && storing.getState() == Thread.State.WAITING);

      assertThat(allocatedBy(storing)).isLessThan(body.size() + 2_000_000);
    } finally {
      room.leave();
    }
    storing.join();
    other.join();
    assertThat(report.get().storedCount()).isEqualTo(1);
  }

  private StoreReport taken(InputStream body) {
    try {
      return intake.take(
          new MultipartReader(body, "b", 50_000_000),
          Optional.empty(),
          "cr-room-2",
          new Links("http://h"));
    } catch (IOException | MalformedMultipartException e) {
      throw new AssertionError(e);
    }
  }

  private static long allocatedBy(Thread thread) {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(thread.getId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/related; type=\"application/dicom+json\"; boundary=b",
        "multipart/form-data; boundary=b",
        "application/dicom",
        "text/plain"
      })
  void refusesOtherContentTypes(String type) throws Exception {
    assertProblem(post("", type, new byte[0]), 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--b--", "--c\r\n\r\n\r\n--c--", "--b\r\n\r\n", "--b\n\nx\n--b--"})
  void refusesABodyWithoutParts(String body) throws Exception {
    assertProblem(post("", RELATED, body.getBytes(UTF_8)), 400, "malformed-request");
  }

  /** Orthanc's is. */
  @Test
  void takesABoundaryThatIsLongerThanItShouldBe() throws Exception {
    String boundary = "085fb08f-4748-47b4-a995-8c0825fcdeb0-085fb08f-4748-47b4-a995-8c0825fcdeb0";
    String file = new String(NoiseRadiographs.file(radiographs(1).get(0)), ISO_8859_1);
    String body = "--%s\r\n\r\n%s\r\n--%s--\r\n".formatted(boundary, file, boundary);

    Answer answer = post("", RELATED.replace("=b", "=" + boundary), body.getBytes(ISO_8859_1));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void refusesAContentTypeWithoutABoundary() throws Exception {
    assertProblem(
        post("", "multipart/related; type=\"application/dicom\"", new byte[0]),
        400,
        "malformed-request");
  }

  @Test
  void refuses10000EmptyParts() throws Exception {
    Answer answer = post("", RELATED, ("--b\r\n\r\n\r\n".repeat(10_000) + "--b--").getBytes(UTF_8));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/0008119A/Value")).hasSize(10_000);
  }

  @Test
  void answersNoXml() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(studies)
            .header("Authorization", device())
            .header("Content-Type", RELATED)
            .header("Accept", "application/dicom+xml")
            .POST(BodyPublishers.ofString("--b--"))
            .build();

    assertProblem(send(request), 406, "not-acceptable");
  }

  private List<DataSet> radiographs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> NoiseRadiographs.of(study, series, NoiseRadiographs.uid()).build())
        .toList();
  }

  private static String nameOf(DataSet dataSet) {
    return dataSet.text(Tags.SOP_INSTANCE_UID).orElseThrow();
  }

  /** Reasons of what was refused so far, of whichever request. */
  private static List<String> refusals() {
    return Topics.refusalsOf(DEVICE).stream().map(XrayRefused::reason).toList();
  }

  private static List<String> values(JsonNode items, String name) {
    List<String> values = new ArrayList<>();
    items.forEach(item -> values.add(item.at("/" + name + "/Value/0").asText()));
    return values;
  }

  private Answer post(String path, List<DataSet> dataSets) throws Exception {
    MultipartWriter parts = new MultipartWriter("application/dicom");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (DataSet dataSet : dataSets) {
      parts.write(body, "application/dicom", "x", NoiseRadiographs.file(dataSet));
    }
    parts.end(body);
    return post(path, parts.contentType(), body.toByteArray());
  }

  private Answer post(String path, String contentType, byte[] body) throws Exception {
    return send(request(path, contentType).POST(BodyPublishers.ofByteArray(body)).build());
  }

  private HttpRequest.Builder request(String path, String contentType) {
    return HttpRequest.newBuilder(URI.create(studies + path))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofMinutes(5))
        .header("Authorization", device())
        .header("Content-Type", contentType)
        .header("Accept", "application/dicom+json");
  }

  private static String device() {
    return RealServers.bearer(DEVICE, Set.of("device"));
  }

  private static Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        new ObjectMapper().readTree(answer.body()));
  }

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.body().get("type").textValue()).isEqualTo("urn:hilum:problem:" + type);
    assertThat(answer.body().get("detail").textValue()).isNotBlank();
  }

  private static void part(ByteArrayOutputStream body, String type, byte[] content) {
    body.writeBytes("--b\r\nContent-Type: %s\r\n\r\n".formatted(type).getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  private static InputStream partOf(byte[] content) {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part(part, "application/dicom", content);
    return new ByteArrayInputStream(part.toByteArray());
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
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
