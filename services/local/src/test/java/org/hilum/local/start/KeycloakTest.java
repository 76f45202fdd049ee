package org.hilum.local.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.hilum.servers.FreePort;
import org.hilum.servers.SecuredServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People and programs of the compose file's realm, in a Keycloak that is asked by TLS. */
@Tag("peers")
class KeycloakTest {
  private static final String XRAY = "/xrays/" + "0".repeat(64);
  private static final Pattern SECRET = Pattern.compile("\\$\\{([A-Z_]+)}");
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final int UNAUTHORIZED = 401;

  @TempDir private static Path folder;
  private static SecuredServers servers;
  private static Keycloak keycloak;
  private static StartedService gateway;
  private static StartedService triage;
  private static URI atGateway;
  private static URI atTriage;

  @BeforeAll
  static void startsThem() throws Exception {
    Keycloak.require();
    atGateway = URI.create("http://localhost:" + FreePort.next());
    atTriage = URI.create("http://localhost:" + FreePort.next());
    servers = SecuredServers.start(folder, Instant.parse("2026-01-02T03:04:05Z"));
    String realm = realm();
    keycloak =
        Keycloak.start(servers, realm, secrets(realm), client().build(), folder.resolve("issuer"));
    gateway = start("gateway", atGateway);
    triage = start("triage", atTriage);
    gateway.until(line -> line.contains("Installed features"));
    triage.until(line -> line.contains("Installed features"));
  }

  @AfterAll
  static void stopsThem() {
    if (servers != null) {
      triage.close();
      gateway.close();
      keycloak.close();
      servers.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "device, XRAY, 404",
    "device, /q/metrics, 403",
    "pacs, /fhir/metadata, 200",
    "pacs, XRAY, 403",
    "metrics, /q/metrics, 200",
    "metrics, /fhir/metadata, 403",
  })
  void aProgramMayWhatItsRoleMay(String program, String path, int status) throws Exception {
    String token = keycloak.token(program, secret(program));
    assertThat(status(atGateway.resolve(path.replace("XRAY", XRAY)), token)).isEqualTo(status);
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() throws Exception {
    String token = keycloak.token("elsewhere", secret("device"));
    assertThat(status(atGateway.resolve(XRAY), token)).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void aTokenThatHasExpiredIsRefused() throws Exception {
    String token = keycloak.token("brief", secret("device"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> status(atGateway.resolve(XRAY), token) == UNAUTHORIZED);
  }

  @ParameterizedTest
  @CsvSource({
    "reader, /cases, 200",
    "reader, /trials, 403",
    "trainer, /trials, 200",
    "trainer, /cases, 403",
    "operator, /q/metrics, 200",
    "operator, /cases, 403",
    "auditor, /session, 200",
    "auditor, /cases, 403",
  })
  void aPersonMayWhatTheRoleMayAfterTheLogin(String person, String path, int status)
      throws Exception {
    HttpClient browser = browser();
    assertThat(logIn(browser, person, secret(person)).uri()).isEqualTo(atTriage.resolve("/"));
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(atTriage.resolve(path)).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void aWrongPasswordLeadsNowhere() throws Exception {
    HttpClient browser = browser();
    assertThat(logIn(browser, "reader", "guess").uri().toString())
        .startsWith(keycloak.issuer().toString());
    HttpRequest request = HttpRequest.newBuilder(atTriage.resolve("/cases")).build();
    assertThat(browser.send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(UNAUTHORIZED);
  }

  /** Opens the page, fills in the provider's form, and follows to where that leads. */
  private static HttpResponse<String> logIn(HttpClient browser, String person, String password)
      throws Exception {
    HttpRequest page =
        HttpRequest.newBuilder(atTriage.resolve("/")).header("Accept", "text/html").build();
    Matcher form = FORM.matcher(browser.send(page, BodyHandlers.ofString()).body());
    assertThat(form.find()).isTrue();
    HttpRequest filled =
        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("username=%s&password=%s".formatted(person, password)))
            .build();
    return browser.send(filled, BodyHandlers.ofString());
  }

  private static HttpClient browser() throws Exception {
    return client().cookieHandler(new CookieManager()).followRedirects(Redirect.ALWAYS).build();
  }

  private static int status(URI address, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
    return client().build().send(request, BodyHandlers.discarding()).statusCode();
  }

  /** The JVM's own list of authorities may be another test's. */
  private static HttpClient.Builder client() throws Exception {
    TrustManagerFactory authorities =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    authorities.init(KeyStore.getInstance(servers.trustStore().toFile(), "changeit".toCharArray()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, authorities.getTrustManagers(), null);
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context);
  }

  private static StartedService start(String service, URI address) {
    Map<String, String> variables = ChartVariables.of(servers, keycloak.issuer());
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(address.getPort()));
    variables.put("HILUM_OIDC_PAGES_SECRET", secret("pages"));
    variables.put("QUARKUS_OIDC_PAGES_AUTHENTICATION_COOKIE_FORCE_SECURE", "false");
    return StartedService.start(service, variables, folder.resolve(service));
  }

  /** The realm as it is, for triage's address here, and two programs more that resemble device. */
  private static String realm() throws IOException {
    String text = Files.readString(StartedService.HOME.resolve("docker/realm.json"));
    ObjectNode realm =
        (ObjectNode)
            new JsonMapper().readTree(text.replace("http://localhost:8081", atTriage.toString()));
    addProgram(
        realm,
        "elsewhere",
        client ->
            ((ObjectNode)
                    named(client.withArray("protocolMappers"), "name", "audience").path("config"))
                .put("included.custom.audience", "another-service"));
    addProgram(
        realm, "brief", client -> client.putObject("attributes").put("access.token.lifespan", "1"));
    return realm.toString();
  }

  private static void addProgram(ObjectNode realm, String name, Consumer<ObjectNode> change) {
    ObjectNode client = named(realm.withArray("clients"), "clientId", "device").deepCopy();
    client.put("clientId", name);
    change.accept(client);
    realm.withArray("clients").add(client);
    ObjectNode account =
        named(realm.withArray("users"), "username", "service-account-device").deepCopy();
    account.put("username", "service-account-" + name).put("serviceAccountClientId", name);
    realm.withArray("users").add(account);
  }

  private static ObjectNode named(JsonNode list, String key, String name) {
    return (ObjectNode)
        StreamSupport.stream(list.spliterator(), false)
            .filter(entry -> entry.path(key).asText().equals(name))
            .findFirst()
            .orElseThrow();
  }

  private static Map<String, String> secrets(String realm) {
    return SECRET
        .matcher(realm)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .collect(Collectors.toMap(name -> name, KeycloakTest::secretOf));
  }

  private static String secret(String name) {
    boolean isPerson = name.matches("reader|trainer|operator|auditor");
    return secretOf(name.toUpperCase(Locale.ROOT) + (isPerson ? "_PASSWORD" : "_SECRET"));
  }

  private static String secretOf(String variable) {
    return ChartVariables.SECRET + "-" + variable;
  }
}
