package org.hilum.inference;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hilum.network.Features;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.Findings;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.Topic;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;
import org.hilum.servers.EndpointAccess;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The worker with a real network, real Kafka and a real object store. First, because what {@link
 * ReleaseTest} releases stays the champion.
 */
@QuarkusTest
@Order(1)
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(RandomModel.class)
class WorkerTest {
  @TestHTTPResource("/")
  URI root;

  private static final String GROUP = "hilum-inference";
  private static final String DEAD_LETTERS = Topic.XRAY_RECEIVED + ".hilum-inference.dead-letter";

  @Inject ObjectStore objects;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private TestTopics topics;

  @BeforeEach
  void opensTopics() {
    objects.createBucketIfAbsent();
    topics =
        new TestTopics(
            bootstrapServers,
            List.of(Topic.SCREENING_COMPLETED, Topic.SCREENING_FAILED, DEAD_LETTERS));
  }

  @AfterEach
  void closesTopics() {
    topics.close();
  }

  @Test
  void screensAnImage() throws Exception {
    byte[] image = TestImages.jpeg(100);
    XrayReceived received = store(image);

    announce(received);

    ScreeningCompleted result = completed(received.imageId());
    Judgement judgement = result.champion();
    assertThat(result.receivedAt()).isEqualTo(received.receivedAt());
    assertThat(judgement.modelVersion()).isEqualTo(RandomModel.VERSION);
    assertThat(judgement.probability()).isBetween(0.0, 1.0);
    Findings findings = judgement.findings().orElseThrow();
    assertThat(1 - findings.normal()).isCloseTo(judgement.probability(), within(1e-9));
    assertThat(findings.bacterial() + findings.viral())
        .isCloseTo(judgement.probability(), within(1e-9));
    assertThat(result.heatMap())
        .hasSize(49)
        .allSatisfy(heat -> assertThat(heat).isBetween(0.0, 1.0));
    assertThat(result.shadows()).isEmpty();
    assertThat(result.timings().networkMs()).isPositive();
    assertThat(result.timings().storeMs()).isPositive();
  }

  @Test
  void storesTheFeaturesThatItsEventNames() throws Exception {
    byte[] image = TestImages.png(101);
    XrayReceived received = store(image);

    announce(received);

    ScreeningCompleted result = completed(received.imageId());
    String trunk = result.trunkDigest().substring(0, 12);
    assertThat(result.featuresKey())
        .isEqualTo("outcomes/%s/%s.safetensors".formatted(received.imageId(), trunk));
    byte[] file = objects.get(result.featuresKey(), 1 << 20).orElseThrow();
    assertThat(Features.fromSafetensors(file)).hasSize(2 * Features.SIZE);
  }

  @Test
  void writesCloudEventsHeaders() {
    XrayReceived received = store(TestImages.jpeg(102));

    announce(received);

    ConsumerRecord<String, byte[]> record =
        topics.await(Topic.SCREENING_COMPLETED, received.imageId(), 1).get(0);
    assertThat(header(record, "ce_type")).isEqualTo(Topic.SCREENING_COMPLETED);
    assertThat(header(record, "ce_source")).isEqualTo("/hilum/inference");
    assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record, "ce_id")).isNotBlank();
    assertThat(header(record, "ce_time")).isNotBlank();
    assertThat(header(record, "content-type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @MethodSource("recordsThatAreNoEvents")
  void sendsWhatIsNoEventToTheDeadLetters(String key, byte[] value) throws Exception {
    topics.write(Topic.XRAY_RECEIVED, key, value);
    XrayReceived next = store(TestImages.jpeg(key.hashCode()));
    announce(next);

    ConsumerRecord<String, byte[]> dead = topics.await(DEAD_LETTERS, key, 1).get(0);
    assertThat(dead.value()).isEqualTo(value);
    assertThat(header(dead, "dead-letter-topic")).isEqualTo(Topic.XRAY_RECEIVED);
    assertThat(header(dead, "dead-letter-reason")).isNotBlank();
    assertThat(header(dead, "dead-letter-partition")).matches("\\d+");
    assertThat(header(dead, "dead-letter-offset")).matches("\\d+");
    assertThat(completed(next.imageId()).imageId()).isEqualTo(next.imageId());
  }

  static Stream<Arguments> recordsThatAreNoEvents() {
    XrayReceived elsewhere = TestEvents.received("../secrets", Optional.empty(), Optional.empty());
    return Stream.of(
        Arguments.of("poison-bytes", new byte[] {(byte) 0xFF, 0, 1, 2}),
        Arguments.of("poison-fields", "{\"imageId\":\"x\"}".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("poison-id", EventJson.write(elsewhere)),
        Arguments.of("poison-empty", null));
  }

  @Test
  void explainsAMissingObject() throws Exception {
    XrayReceived received = TestEvents.received(TestImages.jpeg(103));

    announce(received);

    assertThat(failed(received.imageId()).reason()).isEqualTo(FailureReason.OBJECT_MISSING);
  }

  @Test
  void explainsAnObjectThatIsNotTheOneAnnounced() throws Exception {
    XrayReceived received = TestEvents.received(TestImages.jpeg(104));
    put(received.imageId(), TestImages.jpeg(105));

    announce(received);

    assertThat(failed(received.imageId()).reason()).isEqualTo(FailureReason.DIGEST_MISMATCH);
  }

  @ParameterizedTest
  @MethodSource("hostileImages")
  void explainsAHostileImage(FailureReason expected, byte[] image) throws Exception {
    XrayReceived received = store(image);

    announce(received);

    ScreeningFailed failure = failed(received.imageId());
    assertThat(failure.reason()).isEqualTo(expected);
    assertThat(failure.detail()).isNotBlank();
    assertThat(failure.modelVersion()).isEqualTo(RandomModel.VERSION);
    byte[] stored =
        objects.get("outcomes/" + received.imageId() + "/failure.json", 10_000).orElseThrow();
    assertThat(EventJson.read(stored, ScreeningFailed.class)).isEqualTo(failure);
  }

  static Stream<Arguments> hostileImages() {
    return Stream.of(
        Arguments.of(FailureReason.CORRUPT, TestImages.truncatedJpeg()),
        Arguments.of(FailureReason.CORRUPT, new byte[0]),
        Arguments.of(FailureReason.UNSUPPORTED_FORMAT, TestImages.text()),
        Arguments.of(FailureReason.UNSUPPORTED_PIXELS, TestImages.cmykJpeg()),
        Arguments.of(FailureReason.TOO_LARGE, TestImages.hugePng()),
        Arguments.of(FailureReason.TOO_SMALL, TestImages.tinyPng()));
  }

  @Test
  void refusesALateralView() throws Exception {
    String imageId = TestEvents.imageId(TestImages.jpeg(106));

    announce(TestEvents.received(imageId, Optional.of(View.LATERAL), Optional.empty()));

    assertThat(failed(imageId).reason()).isEqualTo(FailureReason.OUT_OF_SCOPE_VIEW);
  }

  @Test
  void refusesAnotherBodyPartByACode() throws Exception {
    String imageId = TestEvents.imageId(TestImages.jpeg(109));

    announce(TestEvents.received(imageId, Optional.of("HIP")));

    ScreeningFailed failure = failed(imageId);
    assertThat(failure.code()).contains(ScreeningFailed.OUT_OF_SCOPE_BODY_PART);
    assertThat(failure.reason()).isEqualTo(FailureReason.OUT_OF_SCOPE_VIEW);
  }

  @Test
  void judgesADicomFileAsThePngOfTheSamePicture() throws Exception {
    XrayReceived dicom = store(TestImages.dicom(110));
    XrayReceived png = store(TestImages.png(110));

    announce(dicom);
    announce(png);

    Judgement ofDicom = completed(dicom.imageId()).champion();
    assertThat(ofDicom).isEqualTo(completed(png.imageId()).champion());
  }

  @Test
  void refusesAnAgeThatTheModelDoesNotKnow() throws Exception {
    String imageId = TestEvents.imageId(TestImages.jpeg(107));

    announce(TestEvents.received(imageId, Optional.empty(), Optional.of(AgeGroup.ADULT)));

    assertThat(failed(imageId).reason()).isEqualTo(FailureReason.OUT_OF_SCOPE_AGE);
  }

  @Test
  void judgesTheSameEventTheSameTenTimes() throws Exception {
    XrayReceived received = store(TestImages.jpeg(108));

    for (int delivery = 0; delivery < 10; delivery++) {
      announce(received);
    }

    Set<Judgement> judgements =
        topics.await(Topic.SCREENING_COMPLETED, received.imageId(), 10).stream()
            .map(record -> read(record, ScreeningCompleted.class).champion())
            .collect(Collectors.toSet());
    assertThat(judgements).hasSize(1);
  }

  @Test
  void losesNothingWhileTheStoreIsAway() {
    List<XrayReceived> images = storeMany(200, 12);
    RealServers.stopStorage();
    try {
      images.forEach(this::announce);
      await().atMost(Duration.ofSeconds(40)).until(() -> status("ready") == 503);
      assertThat(status("live")).isEqualTo(200);
    } finally {
      RealServers.startStorage();
    }

    images.forEach(image -> topics.await(Topic.SCREENING_COMPLETED, image.imageId(), 1));
    images.forEach(
        image -> assertThat(topics.records(Topic.SCREENING_FAILED, image.imageId())).isEmpty());
    await().atMost(Duration.ofSeconds(30)).until(() -> status("ready") == 200);
  }

  @Test
  void losesNothingWhileTheBrokerIsAway() {
    List<XrayReceived> images = storeMany(300, 12);
    images.forEach(this::announce);
    RealServers.stopKafka();
    try {
      await().atMost(Duration.ofSeconds(40)).until(() -> status("ready") == 503);
      assertThat(status("started")).isEqualTo(200);
    } finally {
      RealServers.startKafka();
    }

    images.forEach(image -> topics.await(Topic.SCREENING_COMPLETED, image.imageId(), 1));
    await().atMost(Duration.ofSeconds(30)).until(() -> status("ready") == 200);
    assertThat(status("live")).isEqualTo(200);
  }

  @Test
  void commitsWhatItHasPublished() {
    List<XrayReceived> images = storeMany(400, 5);

    images.forEach(this::announce);

    await().atMost(Duration.ofSeconds(30)).until(() -> topics.lag(GROUP, Topic.XRAY_RECEIVED) == 0);
    images.forEach(image -> topics.await(Topic.SCREENING_COMPLETED, image.imageId(), 1));
  }

  @Test
  void isStartedWhenItsModelAnswers() {
    when()
        .get("/q/health/started")
        .then()
        .statusCode(200)
        .body(containsString(RandomModel.VERSION));
  }

  @Test
  void countsWhatItDoes() {
    XrayReceived received = store(TestImages.jpeg(109));
    announce(received);
    topics.await(Topic.SCREENING_COMPLETED, received.imageId(), 1);

    when()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("hilum_screening_images_total"))
        .body(containsString("hilum_screening_batch_size"))
        .body(containsString("hilum_screening_stage_seconds_count{stage=\"network\""))
        .body(containsString("hilum_screening_in_flight"));
  }

  @Test
  void showsItsMetricsToOperatorsAlone() {
    EndpointAccess access = new EndpointAccess(root);
    for (String role : RealServers.ROLES) {
      Optional<String> token = Optional.of(RealServers.bearer("somebody", Set.of(role)));
      assertThat(access.knock("GET /q/metrics", "text/plain", token))
          .as(role)
          .isEqualTo(role.equals("operator") ? 200 : 403);
    }
    assertThat(access.knock("GET /q/metrics", "text/plain", Optional.empty())).isEqualTo(401);
    assertThat(access.takenAlthoughWrong("GET /q/metrics")).isEmpty();
    assertThat(access.knock("GET /q/health/live", "text/plain", Optional.empty())).isEqualTo(200);
  }

  private List<XrayReceived> storeMany(long firstSeed, int count) {
    return LongStream.range(firstSeed, firstSeed + count)
        .mapToObj(seed -> store(TestImages.jpeg(seed)))
        .toList();
  }

  private XrayReceived store(byte[] image) {
    XrayReceived received = TestEvents.received(image);
    put(received.imageId(), image);
    return received;
  }

  private void put(String imageId, byte[] image) {
    objects.put("xrays/" + imageId, image, "application/octet-stream", Map.of());
  }

  private void announce(XrayReceived received) {
    topics.write(Topic.XRAY_RECEIVED, received.imageId(), EventJson.write(received));
  }

  private ScreeningCompleted completed(String imageId) {
    return read(
        topics.await(Topic.SCREENING_COMPLETED, imageId, 1).get(0), ScreeningCompleted.class);
  }

  private ScreeningFailed failed(String imageId) {
    return read(topics.await(Topic.SCREENING_FAILED, imageId, 1).get(0), ScreeningFailed.class);
  }

  private static <E extends Record> E read(ConsumerRecord<String, byte[]> record, Class<E> type) {
    try {
      return EventJson.read(record.value(), type);
    } catch (MalformedEventException e) {
      throw new AssertionError("not what the topic promises", e);
    }
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static int status(String probe) {
    return when().get("/q/health/" + probe).statusCode();
  }
}
