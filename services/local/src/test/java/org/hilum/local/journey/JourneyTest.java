package org.hilum.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.local.screen.Gateway;
import org.hilum.local.screen.Upload;
import org.hilum.local.stack.Port;
import org.hilum.local.stack.Service;
import org.hilum.local.stack.Stack;
import org.hilum.local.stack.StackSettings;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.Topic;
import org.hilum.schemas.XrayReceived;
import org.hilum.servers.ServerSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole system: real servers, the four real service jars, and faults. The faults come last, in
 * the order of what they cost; each test uses images of its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int DEVICES = 6;

  @TempDir private static Path data;
  private static StackSettings settings;
  private static Stack stack;
  private static Gateway gateway;
  private static TriageView triage;
  private static TopicView topics;
  private static TraceCollector collector;
  private static DataView dataView;
  private static HilumCommands commands;

  @BeforeAll
  static void startsEverything() {
    collector = new TraceCollector();
    settings =
        GivenStack.settings(data)
            .with(
                Map.of(
                    "HILUM_TRACES_ENDPOINT",
                    collector.address().toString(),
                    "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                    "1S",
                    "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                    "true",
                    "HILUM_COLLECT_CHECK_EVERY",
                    "1s",
                    "HILUM_ERASURE_EVERY",
                    "1s",
                    "HILUM_ERASURE_SETTLE",
                    "2s"));
    start();
  }

  @AfterAll
  static void stopsEverything() {
    if (stack != null) {
      stack.close();
    }
    collector.close();
  }

  @Test
  @Order(1)
  void anXrayGoesFromItsUploadToATrainingExample() {
    String imageId = upload(Phantoms.next());
    awaitEnding(imageId);
    JsonNode result = triage.detail(imageId).path("results").path(0);
    assertThat(result.path("probability").asDouble()).isBetween(0.0, 1.0);
    assertThat(result.path("heatMap")).hasSize(49);

    TriageView training =
        new TriageView(stack.address(Service.TRAINING), stack.access().tokens()::authorization);
    long before = training.get("/training/examples").path("examples").asLong();
    triage.post(
        "/cases/" + imageId + "/review",
        "{\"verdict\": \"BACTERIAL_PNEUMONIA\", \"reader\": \"reader-1\"}");
    await()
        .atMost(PATIENCE)
        .until(() -> training.get("/training/examples").path("examples").asLong() == before + 1);
  }

  @Test
  @Order(1)
  void aDicomRadiographIsScreenedAndSeen() {
    String imageId = upload(DicomPhantom.radiograph("CHEST"));
    awaitEnding(imageId);

    JsonNode found = triage.detail(imageId);
    assertThat(found.path("results")).hasSize(1);
    assertThat(found.path("origin").path("contentType").asText()).isEqualTo("application/dicom");
    assertThat(found.path("origin").path("bodyPart").asText()).isEqualTo("CHEST");
    assertThat(triage.picture(imageId).getHeight()).isEqualTo(DicomPhantom.HEIGHT);
  }

  @Test
  @Order(1)
  void aRadiographOfAHipIsAnExplainedFailure() {
    String imageId = upload(DicomPhantom.radiograph("HIP"));
    awaitEnding(imageId);

    JsonNode failures = triage.detail(imageId).path("failures");
    assertThat(failures).hasSize(1);
    assertThat(failures.path(0).path("code").asText()).isEqualTo("OUT_OF_SCOPE_BODY_PART");
  }

  @Test
  @Order(1)
  void oneTraceLeadsFromEachDoorToTheReadingList() throws Exception {
    Set<String> before = announced();
    upload(Phantoms.next());
    DicomDoors.push(settings.ports().number(Port.DICOM), DicomPhantom.radiograph("CHEST"));
    DicomDoors.store(
        stack.address(Service.GATEWAY),
        stack.access().tokens().authorization(),
        DicomPhantom.radiograph("CHEST"));

    Set<String> imageIds = announced();
    imageIds.removeAll(before);
    assertThat(imageIds).hasSize(3);
    imageIds.forEach(JourneyTest::awaitEnding);
    await().atMost(PATIENCE).untilAsserted(() -> imageIds.forEach(JourneyTest::assertOneTrace));
    assertThat(imageIds.stream().flatMap(imageId -> collector.ofImage(imageId).stream()))
        .extracting(span -> span.attributes().getOrDefault("hilum.door", ""))
        .contains("http", "dimse", "dicomweb");
  }

  private static Set<String> announced() {
    return topics.read(Topic.XRAY_RECEIVED).stream()
        .map(ConsumerRecord::key)
        .collect(Collectors.toSet());
  }

  private static void assertOneTrace(String imageId) {
    List<TraceCollector.Seen> spans = collector.ofImage(imageId);
    assertThat(spans.stream().map(TraceCollector.Seen::traceId).distinct()).hasSize(1);
    assertThat(spans)
        .extracting(span -> span.service() + " " + span.name())
        .contains(
            "hilum-gateway receive",
            "hilum-inference screen",
            "hilum-inference network",
            "hilum-triage list");
  }

  @Test
  @Order(2)
  void spansSayNothingButWhatTheyMay() {
    assertThat(collector.all())
        .isNotEmpty()
        .allSatisfy(
            span -> {
              assertThat(span.attributes().keySet())
                  .isSubsetOf("hilum.door", "hilum.image.id", "hilum.batch.size", "hilum.outcome");
              assertThat(span.attributes().toString()).doesNotContainIgnoringCase("phantom");
            });
  }

  @Test
  @Order(4)
  void theGuideKnowsEveryMetricAndItsTags() {
    for (Service service : Service.values()) {
      String scrape =
          new TriageView(stack.address(service), stack.access().tokens()::authorization)
              .text("/q/metrics");
      assertThat(scrape).as(service.label()).contains("hilum_");
      assertThat(guide().unknownMetrics(scrape)).as(service.label()).isEmpty();
    }
  }

  @Test
  @Order(2)
  void theSameUploadTenTimesIsOneCaseWithOneResult() throws Exception {
    byte[] image = Phantoms.next();
    Set<String> ids = inParallel(10, number -> upload(image)).stream().collect(Collectors.toSet());
    assertThat(ids).hasSize(1);
    String imageId = ids.iterator().next();
    awaitEnding(imageId);
    awaitEverythingRead();
    assertThat(triage.endings(imageId)).isEqualTo(1);
  }

  @Test
  @Order(3)
  void theSameEventTenTimesIsOneResult() throws Exception {
    String imageId = upload(Phantoms.next());
    awaitEnding(imageId);
    byte[] event =
        topics.read(Topic.XRAY_RECEIVED).stream()
            .filter(found -> imageId.equals(found.key()))
            .findFirst()
            .orElseThrow()
            .value();
    topics.send(Topic.XRAY_RECEIVED, imageId, event, 9);
    awaitEverythingRead();
    assertThat(triage.endings(imageId)).isEqualTo(1);
  }

  @Test
  @Order(4)
  void anEventWhoseObjectIsMissingIsAnExplainedFailure() throws Exception {
    String imageId = "0123456789abcdef".repeat(4);
    topics.send(Topic.XRAY_RECEIVED, imageId, EventJson.write(received(imageId)), 1);
    awaitEnding(imageId);
    JsonNode failures = triage.detail(imageId).path("failures");
    assertThat(failures).hasSize(1);
    assertThat(failures.path(0).path("reason").asText()).isEqualTo("OBJECT_MISSING");
  }

  @Test
  @Order(5)
  void aRecordThatIsNoEventIsPutAsideAndHoldsNobodyUp() throws Exception {
    byte[] noEvent = "no event".getBytes(UTF_8);
    topics.send(Topic.XRAY_RECEIVED, "no-image", noEvent, 1);
    awaitEnding(upload(Phantoms.next()));
    String deadLetters = Topic.XRAY_RECEIVED + ".hilum-inference.dead-letter";
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                topics.read(deadLetters).stream()
                    .anyMatch(letter -> Arrays.equals(letter.value(), noEvent)));
  }

  @Test
  @Order(5)
  void anErasureLeavesNothingOfItsPatientAndAllOfAnother() throws Exception {
    SentXray leaving = readXray("leaving-0815");
    SentXray staying = readXray("staying-4711");
    List<DataView.Item> objects = dataView.objects(staying.words());
    List<DataView.Row> rows = dataView.rows(staying.words());
    TriageView care =
        new TriageView(stack.address(Service.GATEWAY), stack.access().tokens()::authorization);
    care.post("/holds", ordered("staying-4711", "CASE-7"));

    JsonNode refused = care.post("/erasures", ordered("staying-4711", "DEL-1"));
    String careId =
        care.post("/erasures", ordered("leaving-0815", "DEL-2")).path("careId").asText();
    await()
        .atMost(PATIENCE)
        .until(() -> care.get("/erasures/" + careId).path("progress").asText().equals("PROVED"));

    assertThat(refused.path("status").asInt()).as("%s", refused).isEqualTo(409);
    assertThat(triage.detail(leaving.imageId()).path("status").asInt()).isEqualTo(404);
    assertThat(dataView.objects(leaving.words()))
        .extracting(DataView.Item::key)
        .isNotEmpty()
        .allMatch(key -> key.startsWith("erasures/" + careId));
    assertThat(DataView.tables(dataView.rows(leaving.words())))
        .as("the order itself, and the trail")
        .containsExactly(
            "training.audit_entry",
            "training.erased_image",
            "training.erasure",
            "triage.erased_image",
            "triage.erasure");
    assertThat(DataView.tables(dataView.rows(List.of(leaving.patient()))))
        .doesNotContain("training.audit_entry");
    assertThat(dataView.objects(staying.words())).containsAll(objects);
    assertThat(dataView.rows(staying.words())).containsAll(rows);
    String proof = care.text("/erasures/" + careId + "/proof");
    assertThat(proof).doesNotContain(leaving.words());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(commands.run("audit", "care", careId)).contains(digest(proof)));
  }

  /** Sent in, screened, reviewed and learned from. */
  private static SentXray readXray(String patient) throws Exception {
    String imageId = upload(DicomPhantom.radiograph("CHEST", patient));
    awaitEnding(imageId);
    triage.post(
        "/cases/" + imageId + "/review", "{\"verdict\": \"NORMAL\", \"reader\": \"reader-1\"}");
    SentXray sent = SentXray.find(imageId, topics);
    await().atMost(PATIENCE).untilAsserted(() -> assertTakenIn(dataView.rows(sent.words())));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(DataView.kinds(dataView.objects(sent.words())))
                    .contains("xrays", "identities", "outcomes", "results")
                    .contains("dicom", "dicom-instances"));
    assertThat(dataView.rows(List.of(patient))).isEmpty();
    assertThat(dataView.objects(List.of(patient))).isEmpty();
    return sent;
  }

  private static void assertTakenIn(List<DataView.Row> rows) {
    assertThat(DataView.tables(rows))
        .contains("triage.cases", "triage.results", "triage.reviews")
        .contains("training.verdict", "training.example")
        .doesNotContain("triage.outbox");
    assertThat(rows)
        .filteredOn(row -> row.table().equals("training.features"))
        .extracting(DataView.Row::values)
        .singleElement()
        .asString()
        .contains("\"sha256\": \"");
  }

  private static String ordered(String patient, String reference) {
    return "{\"patient\": \"%s\", \"reference\": \"%s\"}".formatted(patient, reference);
  }

  private static String digest(String document) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(document.getBytes(UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  @Test
  @Order(6)
  void nothingIsLostOrCountedTwiceWhenWorkerAndTriageAreKilled() throws Exception {
    int images = 200;
    CompletableFuture<List<String>> uploads =
        CompletableFuture.supplyAsync(() -> inParallel(images, number -> upload(Phantoms.next())));
    String killedInTheMiddle = upload(Phantoms.next());
    awaitEnding(killedInTheMiddle);
    stack.kill(Service.INFERENCE);
    stack.start(Service.INFERENCE);
    stack.kill(Service.TRIAGE);
    stack.start(Service.TRIAGE);

    List<String> accepted = uploads.get();
    accepted.forEach(JourneyTest::awaitEnding);
    awaitEverythingRead();
    assertThat(accepted).hasSize(images).doesNotHaveDuplicates();
    assertThat(accepted).allMatch(imageId -> triage.endings(imageId) == 1);
  }

  @Test
  @Order(7)
  void anUploadIsRefusedWhileTheBrokerIsAwayAndARetrySucceeds() {
    byte[] image = Phantoms.next();
    stack.servers().kafka().off();
    try {
      assertThat(gateway.post(image))
          .isInstanceOfSatisfying(
              Upload.Refused.class, refused -> assertThat(refused.status()).isEqualTo(503));
    } finally {
      stack.servers().kafka().on();
    }
    await().atMost(PATIENCE).until(() -> gateway.post(image) instanceof Upload.Accepted);
    awaitEnding(upload(image));
  }

  @Test
  @Order(8)
  void screeningWaitsWhileTheObjectStoreIsAway() {
    List<String> accepted = inParallel(30, number -> upload(Phantoms.next()));
    stack.servers().s3().off();
    pause(Duration.ofSeconds(3));
    stack.servers().s3().on();
    accepted.forEach(JourneyTest::awaitEnding);
    assertThat(accepted)
        .allMatch(imageId -> triage.detail(imageId).path("results").size() == 1)
        .allMatch(imageId -> triage.endings(imageId) == 1);
  }

  @Test
  @Order(9)
  void theReadingListCatchesUpAfterPostgresWasAway() {
    stack.servers().postgres().off();
    List<String> accepted;
    try {
      accepted = inParallel(10, number -> upload(Phantoms.next()));
      pause(Duration.ofSeconds(3));
    } finally {
      stack.servers().postgres().on();
    }
    accepted.forEach(JourneyTest::awaitEnding);
    assertThat(accepted).allMatch(imageId -> triage.endings(imageId) == 1);
  }

  @Test
  @Order(10)
  void aRestartFindsItsDataAgain() {
    String imageId = upload(Phantoms.next());
    awaitEnding(imageId);
    JsonNode before = triage.detail(imageId).path("results");
    stack.close();
    start();
    assertThat(triage.detail(imageId).path("results")).isEqualTo(before);
    awaitEnding(upload(Phantoms.next()));
  }

  @Test
  @Order(11)
  void noLogHoldsASecretOrSaysWhoseAnImageIs() throws Exception {
    String guessed = "eyJhbGciOiJSUzI1NiJ9.guessed";
    for (String authorization : List.of("Bearer " + guessed, "Hilum-Key " + guessed)) {
      Upload answer =
          new Gateway(stack.address(Service.GATEWAY), () -> authorization).post(Phantoms.next());
      assertThat(answer).isInstanceOf(Upload.Refused.class);
    }
    List<String> secrets = new ArrayList<>(List.of("eyJ", ServerSet.SECRET_KEY));
    secrets.addAll(DicomPhantom.IDENTITY);
    List<String> pseudonyms = pseudonyms();
    assertThat(pseudonyms).isNotEmpty();
    secrets.addAll(pseudonyms);
    for (String file :
        List.of(
            "pseudonym.key", "identity.key", "login.password", "pages.secret", "commands.secret")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
          .isEqualTo("rw-------");
      secrets.add(Files.readString(data.resolve(file)));
    }
    for (Service service : Service.values()) {
      Path log = data.resolve("logs").resolve(service.label() + ".log");
      assertThat(Files.readString(log)).as("%s", log).isNotEmpty().doesNotContain(secrets);
    }
  }

  private static List<String> pseudonyms() {
    return topics.read(Topic.XRAY_RECEIVED).stream()
        .flatMap(record -> patient(record.value()).stream())
        .distinct()
        .toList();
  }

  /** Nobody where no patient was told, or where the record is none of the gateway's. */
  private static Optional<String> patient(byte[] event) {
    try {
      return EventJson.read(event, XrayReceived.class).patient();
    } catch (MalformedEventException e) {
      return Optional.empty();
    }
  }

  @Test
  @Order(11)
  void linesOfLogsHaveTheKeysOfTheGuideAlone() {
    for (Service service : Service.values()) {
      LogLines log = LogLines.read(data.resolve("logs").resolve(service.label() + ".log"));
      assertThat(log.keys()).as(service.label()).isSubsetOf(guide().logKeys());
      assertThat(log.lines())
          .as(service.label())
          .isNotEmpty()
          .allMatch(line -> line.path("service").asText().equals("hilum-" + service.label()));
    }
    LogLines gateway = LogLines.read(data.resolve("logs/gateway.log"));
    assertThat(gateway.keys()).contains("mdc.xrayId", "mdc.traceId");
  }

  @Test
  @Order(11)
  void theGatewayTellsOfABucketThatKeepsNothing() throws Exception {
    assertThat(Files.readString(data.resolve("logs/gateway.log")))
        .contains("bucket hilum keeps no versions", "switch on versioning, or better object lock");
  }

  private static OperationsGuide guide() {
    return OperationsGuide.read(settings.home());
  }

  private static void start() {
    stack = new Stack(settings, System.out::println);
    stack.start();
    Supplier<String> authorization = stack.access().tokens()::authorization;
    gateway = new Gateway(stack.address(Service.GATEWAY), authorization);
    triage = new TriageView(stack.address(Service.TRIAGE), authorization);
    topics = new TopicView(stack.servers().bootstrapServers());
    dataView = new DataView(stack);
    commands = new HilumCommands(settings.home(), stack.servers());
  }

  /** As a device does that is told to come again. */
  private static String upload(byte[] image) {
    Upload answer =
        await()
            .atMost(PATIENCE)
            .until(
                () -> gateway.post(image),
                it -> !(it instanceof Upload.Refused refused) || refused.status() != 503);
    assertThat(answer).isInstanceOf(Upload.Accepted.class);
    return ((Upload.Accepted) answer).imageId();
  }

  private static void awaitEnding(String imageId) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(() -> triage.endings(imageId) > 0);
  }

  /** Until worker and triage have committed all that there is, repetitions included. */
  private static void awaitEverythingRead() {
    await().atMost(PATIENCE).until(() -> topics.isRead(Topic.XRAY_RECEIVED, "hilum-inference"));
    await().atMost(PATIENCE).until(() -> topics.isRead(Topic.SCREENING_COMPLETED, "hilum-triage"));
  }

  private static <T> List<T> inParallel(int count, IntFunction<? extends T> work) {
    ExecutorService devices = Executors.newFixedThreadPool(DEVICES);
    try {
      List<CompletableFuture<T>> underWay =
          IntStream.range(0, count)
              .mapToObj(
                  number -> CompletableFuture.<T>supplyAsync(() -> work.apply(number), devices))
              .toList();
      return underWay.stream().map(CompletableFuture::join).toList();
    } finally {
      devices.shutdown();
    }
  }

  private static XrayReceived received(String imageId) {
    StoredImage nowhere = new StoredImage("hilum", "xrays/" + imageId, "image/jpeg", 1000);
    return new XrayReceived(
        imageId,
        nowhere,
        Instant.now(),
        "device-1",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void pause(Duration time) {
    await().pollDelay(time).until(() -> true);
  }
}
