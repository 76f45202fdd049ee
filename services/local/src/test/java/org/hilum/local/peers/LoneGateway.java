package org.hilum.local.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.minio.MinioClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.Topic;
import org.hilum.servers.FreePort;
import org.hilum.servers.ServerPorts;
import org.hilum.servers.ServerSet;
import org.hilum.servers.Topics;
import org.hilum.servers.issuer.Issuer;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;

/** The gateway's jar as a process, with Kafka, S3 and an issuer of tokens and nothing else. */
final class LoneGateway implements AutoCloseable {
  private static final Path JAR =
      Path.of(System.getProperty("hilum.home", "../.."))
          .resolve("services/gateway/target/quarkus-app/quarkus-run.jar");

  private final Path folder;
  private final List<String> properties;
  private final ServerSet servers;
  private final Issuer issuer = Issuer.start(FreePort.next(), List.of(), List.of());
  private final ObjectStore store;
  private final MinioClient sdk;
  private final int httpPort = FreePort.next();
  private final int dicomPort = FreePort.next();
  private Process process;

  LoneGateway(Path folder) {
    this(folder, List.of());
  }

  /**
   * @param properties of the process, as of a command line
   */
  LoneGateway(Path folder, List<String> properties) {
    assumeTrue(Files.exists(JAR), "the gateway's jar is not built yet");
    this.folder = folder;
    this.properties = List.copyOf(properties);
    this.servers = new ServerSet(folder.resolve("servers"), ServerPorts.free());
    servers.kafka().on();
    Topics.make(servers.bootstrapServers());
    servers.s3().on();
    this.store =
        new ObjectStore(
            new StorageSettings(
                servers.storageEndpoint(),
                ServerSet.ACCESS_KEY,
                ServerSet.SECRET_KEY,
                ServerSet.REGION,
                ServerSet.BUCKET));
    store.createBucketIfAbsent();
    this.sdk = sdk(servers);
    this.process = started();
  }

  ObjectStore store() {
    return store;
  }

  /** For bare puts. */
  MinioClient sdk() {
    return sdk;
  }

  /** The MinIO SDK as it comes; but OkHttp alone would send five requests at once. */
  private static MinioClient sdk(ServerSet servers) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequestsPerHost(dispatcher.getMaxRequests());
    return MinioClient.builder()
        .endpoint(servers.storageEndpoint().toString())
        .credentials(ServerSet.ACCESS_KEY, ServerSet.SECRET_KEY)
        .region(ServerSet.REGION)
        .httpClient(
            new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .protocols(List.of(Protocol.HTTP_1_1))
                .build())
        .build();
  }

  String bootstrapServers() {
    return servers.bootstrapServers();
  }

  int dicomPort() {
    return dicomPort;
  }

  URI http() {
    return URI.create("http://localhost:" + httpPort);
  }

  /** What a device says of itself over HTTP. */
  String authorization() {
    return bearer("orthanc", "device");
  }

  /** What a viewer says of itself. */
  String authorizationToRead() {
    return bearer("reader", "radiologist");
  }

  private String bearer(String name, String role) {
    return "Bearer " + issuer.accessToken(name, Set.of(role), Duration.ofHours(1));
  }

  /** What a worker tells of an image. */
  void tell(ScreeningCompleted event) throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topic.SCREENING_COMPLETED, event.imageId(), EventJson.write(event)))
          .get();
    }
  }

  HttpResponse<String> stow(Path file) throws IOException, InterruptedException {
    return stow(Files.readAllBytes(file));
  }

  /** STOW-RS of one instance, as a device. */
  HttpResponse<String> stow(byte[] file) throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(ISO_8859_1));
    body.writeBytes(file);
    body.writeBytes("\r\n--b--\r\n".getBytes(ISO_8859_1));
    HttpRequest request =
        HttpRequest.newBuilder(http().resolve("/dicomweb/studies"))
            .header("Authorization", authorization())
            .header("Accept", "application/dicom+json")
            .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  Path spool() {
    return folder.resolve("spool");
  }

  long pid() {
    return process.pid();
  }

  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** {@code kill -9}, and a new process. */
  void killAndRestart() {
    process.destroyForcibly().onExit().join();
    process = started();
  }

  /** Kills it so many times while so many instances arrive, after equal shares of them. */
  void killMidway(int kills, int instances) {
    long before = store.list("xrays/").count();
    for (int kill = 1; kill <= kills; kill++) {
      long midway = before + (long) instances * kill / (kills + 1);
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> store.list("xrays/").count() >= midway);
      killAndRestart();
    }
  }

  private Process started() {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC"));
    command.addAll(properties);
    command.addAll(List.of("-jar", JAR.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve("gateway.log").toFile()));
    try {
      Process begun = builder.start();
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> isReady(begun));
      return begun;
    } catch (IOException e) {
      throw new AssertionError("the gateway cannot be started", e);
    }
  }

  private boolean isReady(Process begun) throws IOException, InterruptedException {
    assumeTrue(begun.isAlive(), "the gateway ended, see its log");
    HttpRequest request = HttpRequest.newBuilder(http().resolve("/q/health/ready")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200;
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(httpPort)),
        Map.entry("HILUM_DICOM_PORT", Integer.toString(dicomPort)),
        Map.entry("HILUM_DICOM_SPOOL", spool().toString()),
        Map.entry("HILUM_PSEUDONYM_KEY", "only-for-tests-and-never-for-patients"),
        Map.entry("HILUM_IDENTITY_KEY", "only-for-tests-and-never-for-patients-either"),
        Map.entry("HILUM_OIDC_ISSUER", issuer.address().toString()),
        Map.entry("KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers()),
        Map.entry("HILUM_STORAGE_ENDPOINT", servers.storageEndpoint().toString()),
        Map.entry("HILUM_STORAGE_ACCESS_KEY", ServerSet.ACCESS_KEY),
        Map.entry("HILUM_STORAGE_SECRET_KEY", ServerSet.SECRET_KEY),
        Map.entry("HILUM_STORAGE_REGION", ServerSet.REGION),
        Map.entry("HILUM_STORAGE_BUCKET", ServerSet.BUCKET));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    store.close();
    issuer.close();
    servers.close();
  }
}
