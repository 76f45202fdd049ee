package org.hilum.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hilum.servers.FreePort;
import org.hilum.servers.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoreTest {
  private static final String CHECKSUM = "x-amz-checksum-sha256";
  private static final String ACCESS_KEY = "reader";
  private static final String SECRET_KEY = "reader-secret";
  private static final long NO_LIMIT = Long.MAX_VALUE;

  @TempDir private static Path folder;
  private static S3Server server;
  private static ObjectStore store;

  @BeforeAll
  static void startsTheServer() {
    server = S3Server.start(folder, FreePort.next(), ACCESS_KEY, SECRET_KEY);
    store = new ObjectStore(settings(server.endpoint(), SECRET_KEY));
    store.createBucketIfAbsent();
  }

  @AfterAll
  static void stopsTheServer() {
    store.close();
    server.close();
  }

  @Test
  void returnsTheBytesThatWerePut() {
    byte[] image = randomBytes(700_000);
    store.put("xrays/a", image, "image/jpeg", Map.of());
    assertThat(store.get("xrays/a", NO_LIMIT)).hasValue(image);
  }

  @Test
  void putsThePiecesOfAPayloadTogether() {
    byte[] image = randomBytes(300_000);
    Payload payload =
        Payload.of(
            List.of(
                Arrays.copyOf(image, 100),
                new byte[0],
                Arrays.copyOfRange(image, 100, 200_000),
                Arrays.copyOfRange(image, 200_000, image.length)));

    store.put("xrays/pieces", payload, "image/jpeg", Map.of("device", "d 1"));

    assertThat(store.get("xrays/pieces", NO_LIMIT)).hasValue(image);
    assertThat(payload.length()).isEqualTo(image.length);
    assertThat(payload.sha256()).isEqualTo(Payload.of(image).sha256());
  }

  @Test
  void takesNothingThatIsNotWhatItsDigestsSay() {
    byte[] image = randomBytes(100_000);
    Payload payload = Payload.of(image);
    image[50_000] ^= 1;

    assertThatExceptionOfType(StorageUnavailableException.class)
        .isThrownBy(() -> store.put("xrays/changed", payload, "image/jpeg", Map.of()));

    assertThat(store.head("xrays/changed")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void signsPayloadsUntilTheStoreSaysThatItChecksThem(boolean saysSo) throws IOException {
    List<String> signed = new CopyOnWriteArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          signed.add(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"));
          if (saysSo) {
            exchange
                .getResponseHeaders()
                .set(CHECKSUM, exchange.getRequestHeaders().getFirst(CHECKSUM));
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    String digest = Payload.of(text("image")).sha256();
    try (ObjectStore other = new ObjectStore(settings(endpoint, SECRET_KEY))) {
      other.putIfAbsent("xrays/a", text("image"), "text/plain", Map.of());
      other.putIfAbsent("xrays/b", text("image"), "text/plain", Map.of());
    } finally {
      server.stop(0);
    }
    assertThat(signed).containsExactly(digest, saysSo ? "UNSIGNED-PAYLOAD" : digest);
  }

  @Test
  void knowsThatThisServerKeepsNothing() {
    assertThat(store.keeping()).isEqualTo(Keeping.NOTHING);
  }

  /** In the words of Amazon's reference, GetBucketVersioning and GetObjectLockConfiguration. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration> \
          | 404 | <Error><Code>ObjectLockConfigurationNotFoundError</Code></Error> | NOTHING
          <VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration> \
          | 404 | <Error><Code>ObjectLockConfigurationNotFoundError</Code></Error> | VERSIONS
          <VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration> \
          | 501 | <Error><Code>NotImplemented</Code></Error> | VERSIONS
          <VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration> \
          | 200 | <ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>\
          </ObjectLockConfiguration> | VERSIONS
          <VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration> \
          | 200 | <ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>\
          <Rule><DefaultRetention><Mode>COMPLIANCE</Mode><Days>30</Days></DefaultRetention></Rule>\
          </ObjectLockConfiguration> | LOCKED
          """)
  void readsWhatAServerSaysItKeeps(String versioning, int status, String lock, Keeping expected)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean asksForLock = exchange.getRequestURI().getQuery().startsWith("object-lock");
          byte[] answer = text(asksForLock ? lock : versioning);
          exchange.getResponseHeaders().set("Content-Type", "application/xml");
          exchange.sendResponseHeaders(asksForLock ? status : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (ObjectStore other = new ObjectStore(settings(endpoint, SECRET_KEY))) {
      assertThat(other.keeping()).isEqualTo(expected);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void keepsMetadataUnderLowerCaseKeys() {
    store.put("xrays/m", new byte[3], "image/png", Map.of("Age-Group", "ADULT", "device", "d 1"));
    StoredObject found = store.head("xrays/m").orElseThrow();
    assertThat(found.metadata()).isEqualTo(Map.of("age-group", "ADULT", "device", "d 1"));
    assertThat(found.contentType()).isEqualTo("image/png");
    assertThat(found.sizeBytes()).isEqualTo(3);
    assertThat(found.lastModified()).isBetween(minutesFromNow(-1), minutesFromNow(1));
  }

  @Test
  void replacesAnObjectWithItsMetadata() {
    store.put("xrays/r", text("old"), "text/plain", Map.of("device", "one"));
    store.put("xrays/r", text("new"), "image/png", Map.of("view", "PA"));
    assertThat(store.get("xrays/r", NO_LIMIT)).hasValue(text("new"));
    assertThat(store.head("xrays/r").orElseThrow().metadata()).isEqualTo(Map.of("view", "PA"));
  }

  @Test
  void leavesAnObjectThatIsThere() {
    assertThat(store.putIfAbsent("xrays/i", text("first"), "text/plain", Map.of("view", "AP")))
        .isTrue();
    assertThat(store.putIfAbsent("xrays/i", text("second"), "text/plain", Map.of("view", "PA")))
        .isFalse();
    assertThat(store.get("xrays/i", NO_LIMIT)).hasValue(text("first"));
    assertThat(store.head("xrays/i").orElseThrow().metadata()).isEqualTo(Map.of("view", "AP"));
  }

  @Test
  void leavesALargeObjectThatIsThere() {
    byte[] large = randomBytes(12_000_000);
    assertThat(store.putIfAbsent("xrays/l", large, "image/png", Map.of())).isTrue();
    assertThat(store.putIfAbsent("xrays/l", large, "image/png", Map.of())).isFalse();
  }

  @Test
  void replacesAnObjectThatIsStillTheOneThatWasRead() {
    store.put("aliases/u", text("first"), "text/plain", Map.of());
    TaggedObject read = store.getTagged("aliases/u", NO_LIMIT).orElseThrow();
    assertThat(read.bytes()).isEqualTo(text("first"));
    assertThat(store.putIfUnchanged("aliases/u", text("second"), "text/plain", read.tag()))
        .isTrue();
    assertThat(store.putIfUnchanged("aliases/u", text("third"), "text/plain", read.tag()))
        .isFalse();
    assertThat(store.get("aliases/u", NO_LIMIT)).hasValue(text("second"));
  }

  @Test
  void replacesNoObjectThatIsGone() {
    store.put("aliases/g", text("first"), "text/plain", Map.of());
    String tag = store.getTagged("aliases/g", NO_LIMIT).orElseThrow().tag();
    store.delete("aliases/g");
    assertThat(store.putIfUnchanged("aliases/g", text("second"), "text/plain", tag)).isFalse();
    assertThat(store.getTagged("aliases/g", NO_LIMIT)).isEmpty();
  }

  @Test
  void letsOneOfManyWritersAtOnceWin() {
    for (int round = 0; round < 20; round++) {
      String replaced = "aliases/many-" + round;
      String created = "aliases/new-" + round;
      store.put(replaced, text("read by all"), "text/plain", Map.of());
      String tag = store.getTagged(replaced, NO_LIMIT).orElseThrow().tag();
      assertThat(winners(i -> store.putIfUnchanged(replaced, text("r" + i), "text/plain", tag)))
          .isEqualTo(1);
      assertThat(winners(i -> store.putIfAbsent(created, text("c" + i), "text/plain", Map.of())))
          .isEqualTo(1);
    }
  }

  private static long winners(IntPredicate write) {
    int writers = 8;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      CyclicBarrier start = new CyclicBarrier(writers);
      List<Callable<Boolean>> all =
          IntStream.range(0, writers)
              .mapToObj(
                  i ->
                      (Callable<Boolean>)
                          () -> {
                            start.await();
                            return write.test(i);
                          })
              .toList();
      long winners = 0;
      for (Future<Boolean> one : threads.invokeAll(all)) {
        winners += one.get() ? 1 : 0;
      }
      return winners;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a writer failed", e);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void storesAnObjectOfFiftyMegabytes() {
    byte[] large = randomBytes(50_000_000);
    store.put("xrays/large", large, "image/png", Map.of());
    assertThat(store.get("xrays/large", NO_LIMIT)).hasValue(large);
  }

  @Test
  void storesAnEmptyObject() {
    store.put("xrays/empty", new byte[0], "image/png", Map.of());
    assertThat(store.get("xrays/empty", NO_LIMIT)).hasValue(new byte[0]);
  }

  @Test
  void hasNothingUnderAnUnknownKey() {
    assertThat(store.get("xrays/none", NO_LIMIT)).isEmpty();
    assertThat(store.head("xrays/none")).isEmpty();
  }

  @Test
  void refusesToReadMoreThanTheLimit() {
    store.put("xrays/limit", new byte[1001], "image/png", Map.of());
    assertThatExceptionOfType(ObjectTooLargeException.class)
        .isThrownBy(() -> store.get("xrays/limit", 1000))
        .withMessageContaining("xrays/limit");
    assertThat(store.get("xrays/limit", 1001)).isPresent();
  }

  @Test
  void listsEverythingBelowAPrefixInTheOrderOfKeys() {
    IntStream.of(3, 1, 10, 2)
        .forEach(number -> store.put("list/" + number, new byte[number], "image/png", Map.of()));
    store.put("list/5/deeper", new byte[7], "image/png", Map.of());
    store.put("listing", new byte[1], "image/png", Map.of());
    assertThat(store.list("list/").map(ObjectSummary::key))
        .containsExactly("list/1", "list/10", "list/2", "list/3", "list/5/deeper");
  }

  @Test
  void listsWhatComesAfterAKey() {
    for (String key : List.of("after/1", "after/2", "after/3/a", "after/4")) {
      store.put(key, new byte[1], "text/plain", Map.of());
    }

    assertThat(store.list("after/", "after/2").map(ObjectSummary::key))
        .containsExactly("after/3/a", "after/4");
    assertThat(store.list("after/", "after/3").map(ObjectSummary::key))
        .as("after a key that is not there")
        .containsExactly("after/3/a", "after/4");
    assertThat(store.list("after/", "after/9")).isEmpty();
  }

  @Test
  void listsMoreThanOnePage() {
    IntStream.range(0, 1100)
        .forEach(
            number ->
                store.put("pages/%04d".formatted(number), new byte[1], "image/png", Map.of()));
    assertThat(store.list("pages/").map(ObjectSummary::key))
        .hasSize(1100)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void deletesAnObjectAndForgivesAnAbsentOne() {
    store.put("xrays/d", new byte[1], "image/png", Map.of());
    store.delete("xrays/d");
    store.delete("xrays/d");
    assertThat(store.head("xrays/d")).isEmpty();
  }

  @Test
  void letsAnybodyPutAndGetThroughPresignedAddresses() throws Exception {
    URI put = store.presignPut("uploads/1", Duration.ofMinutes(1));
    HttpRequest upload =
        HttpRequest.newBuilder(put).PUT(BodyPublishers.ofString("an image")).build();
    assertThat(send(upload).statusCode()).isEqualTo(200);

    URI get = store.presignGet("uploads/1", Duration.ofMinutes(1));
    assertThat(send(HttpRequest.newBuilder(get).build()).body()).isEqualTo("an image");
  }

  @Test
  void refusesAPresignedAddressForAnotherObject() throws Exception {
    store.put("uploads/mine", text("mine"), "text/plain", Map.of());
    store.put("uploads/other", text("other"), "text/plain", Map.of());
    String get = store.presignGet("uploads/mine", Duration.ofMinutes(1)).toString();
    URI tampered = URI.create(get.replace("uploads/mine", "uploads/other"));
    assertThat(send(HttpRequest.newBuilder(tampered).build()).statusCode()).isEqualTo(403);
  }

  @Test
  void isUnavailableWithAWrongKey() {
    try (ObjectStore stranger = new ObjectStore(settings(server.endpoint(), "wrong-secret"))) {
      assertThatExceptionOfType(StorageUnavailableException.class)
          .isThrownBy(() -> stranger.get("xrays/a", NO_LIMIT));
      assertThatExceptionOfType(StorageUnavailableException.class)
          .isThrownBy(() -> stranger.head("xrays/a"));
      assertThatExceptionOfType(StorageUnavailableException.class)
          .isThrownBy(() -> stranger.put("xrays/a", new byte[1], "image/png", Map.of()));
    }
  }

  @Test
  void isUnavailableWithoutItsBucket() {
    StorageSettings elsewhere =
        new StorageSettings(server.endpoint(), ACCESS_KEY, SECRET_KEY, "us-east-1", "absent");
    try (ObjectStore stranger = new ObjectStore(elsewhere)) {
      assertThatExceptionOfType(StorageUnavailableException.class)
          .isThrownBy(() -> stranger.get("xrays/a", NO_LIMIT));
      assertThatExceptionOfType(StorageUnavailableException.class)
          .isThrownBy(() -> stranger.put("xrays/a", new byte[1], "image/png", Map.of()));
      assertThatExceptionOfType(StorageUnavailableException.class)
          .isThrownBy(() -> stranger.list("xrays/").count());
    }
  }

  @Test
  void isUnavailableWhileTheServerIsAwayAndThenResumes(@TempDir Path data) {
    int port = FreePort.next();
    S3Server first = S3Server.start(data, port, ACCESS_KEY, SECRET_KEY);
    try (ObjectStore patient = new ObjectStore(settings(first.endpoint(), SECRET_KEY))) {
      patient.createBucketIfAbsent();
      patient.put("xrays/k", text("kept"), "image/png", Map.of("device", "d1"));
      first.close();
      assertThatExceptionOfType(StorageUnavailableException.class)
          .isThrownBy(() -> patient.get("xrays/k", NO_LIMIT))
          .withMessageContaining("xrays/k");
      assertThatExceptionOfType(StorageUnavailableException.class)
          .isThrownBy(() -> patient.list("xrays/").toList());

      S3Server second = S3Server.start(data, port, ACCESS_KEY, SECRET_KEY);
      assertThat(patient.get("xrays/k", NO_LIMIT)).hasValue(text("kept"));
      assertThat(patient.head("xrays/k").orElseThrow().metadata()).containsEntry("device", "d1");
      second.close();
    }
  }

  @Test
  void doesNotPrintItsSecret() {
    assertThat(settings(server.endpoint(), SECRET_KEY).toString()).doesNotContain(SECRET_KEY);
  }

  private static StorageSettings settings(URI endpoint, String secretKey) {
    return new StorageSettings(endpoint, ACCESS_KEY, secretKey, "us-east-1", "hilum");
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static Instant minutesFromNow(int minutes) {
    return Instant.now().plus(minutes, ChronoUnit.MINUTES);
  }
}
