package org.hilum.local.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** An Orthanc that sends to a gateway, and takes what comes. */
final class Orthanc implements AutoCloseable {
  static final String TITLE = "ORTHANC";

  private static final List<Path> PLUGINS =
      List.of(
          Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so"),
          Path.of("/usr/lib/orthanc/plugins/libOrthancDicomWeb.so"));
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI http;
  private final Process process;

  /**
   * @param httpPort where its web services are
   * @param dicomPort where it listens itself
   */
  Orthanc(Path folder, int httpPort, int dicomPort, LoneGateway gateway) throws IOException {
    this.http = URI.create("http://localhost:" + httpPort);
    Files.createDirectories(folder);
    Path settings = folder.resolve("orthanc.json");
    Files.writeString(
        settings, JSON.writeValueAsString(settings(folder, httpPort, dicomPort, gateway)));
    this.process =
        new ProcessBuilder("Orthanc", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("orthanc.log").toFile())
            .start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> get("/system").has("Version"));
  }

  static void assumeInstalled() {
    assumeTrue(Dcmtk.runs("Orthanc", "--version"), "Orthanc is not installed");
    assumeTrue(PLUGINS.stream().anyMatch(Files::exists), "Orthanc's DICOMweb is not installed");
  }

  private static Map<String, Object> settings(
      Path folder, int httpPort, int dicomPort, LoneGateway gateway) {
    String plugin =
        PLUGINS.stream().filter(Files::exists).findFirst().map(Path::toString).orElseThrow();
    return Map.ofEntries(
        Map.entry("HttpPort", httpPort),
        Map.entry("DicomPort", dicomPort),
        Map.entry("DicomAet", TITLE),
        Map.entry("StorageDirectory", folder.toString()),
        Map.entry("IndexDirectory", folder.toString()),
        Map.entry("AuthenticationEnabled", false),
        Map.entry("KeepAlive", false),
        Map.entry("ConcurrentJobs", 4),
        Map.entry("JobsHistorySize", 1000),
        Map.entry("Plugins", List.of(plugin)),
        Map.entry(
            "DicomModalities", Map.of("hilum", List.of("HILUM", "127.0.0.1", gateway.dicomPort()))),
        Map.entry(
            "DicomWeb",
            Map.of(
                "Enable",
                true,
                "Servers",
                Map.of(
                    "hilum",
                    Map.of(
                        "Url",
                        gateway.http().resolve("/dicomweb/").toString(),
                        "HttpHeaders",
                        Map.of("Authorization", gateway.authorization()))))));
  }

  /** Its own name of the instance. */
  String upload(Path file) throws IOException {
    return post("/instances", Files.readAllBytes(file)).path("ID").asText();
  }

  /**
   * Has instances sent by a job for each batch, which ends at the first one that is not taken, and
   * by a new job as long as it ends so. The plugin's own jobs forget what they were to send when
   * they are resubmitted.
   *
   * @return how many jobs failed
   */
  int sendUntilTaken(String path, List<List<String>> batches) throws IOException {
    Map<String, List<String>> jobs = new HashMap<>();
    for (List<String> batch : batches) {
      jobs.put(begin(path, batch), batch);
    }
    int failed = 0;
    while (!jobs.isEmpty()) {
      for (String job : List.copyOf(jobs.keySet())) {
        String state = get("/jobs/" + job).path("State").asText();
        if (state.equals("Success")) {
          jobs.remove(job);
        } else if (state.equals("Failure")) {
          List<String> batch = jobs.remove(job);
          jobs.put(begin(path, batch), batch);
          failed++;
        }
      }
      pause();
    }
    return failed;
  }

  /** The modality of each series that it has of a study. */
  List<String> modalities(String studyInstanceUid) throws IOException {
    List<String> modalities = new ArrayList<>();
    post(
            "/tools/find",
            Map.of(
                "Level",
                "Series",
                "Expand",
                true,
                "Query",
                Map.of("StudyInstanceUID", studyInstanceUid)))
        .forEach(series -> modalities.add(series.at("/MainDicomTags/Modality").asText()));
    return modalities;
  }

  private String begin(String path, List<String> instances) throws IOException {
    return post(path, Map.of("Resources", instances, "Synchronous", false)).path("ID").asText();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  JsonNode post(String path, Object body) throws IOException {
    return post(path, JSON.writeValueAsBytes(body));
  }

  JsonNode post(String path, byte[] body) throws IOException {
    return sent(HttpRequest.newBuilder(http.resolve(path)).POST(BodyPublishers.ofByteArray(body)));
  }

  JsonNode get(String path) throws IOException {
    return sent(HttpRequest.newBuilder(http.resolve(path)));
  }

  private JsonNode sent(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.statusCode() + " " + new String(answer.body(), UTF_8));
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
