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
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.hilum.servers.FreePort;

/** An Orthanc that sends to a gateway. */
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
   * @param dicomPort where it listens itself
   */
  Orthanc(Path folder, int dicomPort, LoneGateway gateway) throws IOException {
    int httpPort = FreePort.next();
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
   * Begins a job that sends these instances, which ends at the first one that is not taken.
   *
   * @return its name of the job
   */
  String send(String path, List<String> instances) throws IOException {
    return post(path, Map.of("Resources", instances, "Synchronous", false)).path("ID").asText();
  }

  /**
   * Has every job that fails done again from its beginning.
   *
   * @return how often that was needed
   */
  int resubmitUntilDone(List<String> jobs) throws IOException {
    List<String> left = new ArrayList<>(jobs);
    int resubmitted = 0;
    while (!left.isEmpty()) {
      for (String job : List.copyOf(left)) {
        String state = get("/jobs/" + job).path("State").asText();
        if (state.equals("Success")) {
          left.remove(job);
        } else if (state.equals("Failure")) {
          post("/jobs/" + job + "/resubmit", Map.of());
          resubmitted++;
        }
      }
      pause();
    }
    return resubmitted;
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
