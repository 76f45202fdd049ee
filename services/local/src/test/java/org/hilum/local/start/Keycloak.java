package org.hilum.local.start;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.hilum.servers.FreePort;
import org.hilum.servers.SecuredServers;

/** A Keycloak of somebody's own, by TLS and in memory, with the realm that it is given. */
final class Keycloak implements AutoCloseable {
  /** Where the distribution lies unpacked. */
  private static final String HOME = "hilum.keycloak";

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int OK = 200;

  private final Process process;
  private final URI realm;
  private final HttpClient client;

  private Keycloak(Process process, URI realm, HttpClient client) {
    this.process = process;
    this.realm = realm;
    this.client = client;
  }

  /** Skips the test where nobody says where there is one. */
  static void require() {
    assumeTrue(System.getProperty(HOME) != null, "-D%s names no Keycloak".formatted(HOME));
  }

  /**
   * @param realm JSON of a realm with the name hilum
   * @param secrets what stands in it as {@code ${NAME}}
   * @param client believes the servers' authority
   */
  static Keycloak start(
      SecuredServers servers,
      String realm,
      Map<String, String> secrets,
      HttpClient client,
      Path log)
      throws IOException {
    Path home = Path.of(System.getProperty(HOME));
    Path imported = home.resolve("data/import/realm.json");
    Files.createDirectories(imported.getParent());
    Files.writeString(imported, realm);
    URI address = URI.create("https://localhost:" + FreePort.next());
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--db=dev-mem",
            "--cache=local",
            "--hostname=" + address,
            "--http-enabled=false",
            "--https-port=" + address.getPort(),
            "--https-certificate-file=" + servers.certificateFile(),
            "--https-certificate-key-file=" + servers.keyFile());
    builder.environment().putAll(secrets);
    builder.redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    Keycloak keycloak = new Keycloak(builder.start(), address.resolve("/realms/hilum"), client);
    keycloak.awaitAnswer(log);
    return keycloak;
  }

  /** What services are told. */
  URI issuer() {
    return realm;
  }

  /** A token by client credentials. */
  String token(String program, String secret) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(program, secret)))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IllegalStateException("no token for %s: %s".formatted(program, answer.body()));
    }
    return new JsonMapper().readTree(answer.body()).path("access_token").asText();
  }

  private void awaitAnswer(Path log) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realm + "/.well-known/openid-configuration")).build();
    Awaitility.await("Keycloak answers; it says why not in " + log)
        .atMost(PATIENCE)
        .failFast("Keycloak has ended", () -> !process.isAlive())
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> client.send(request, BodyHandlers.discarding()).statusCode() == OK);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
