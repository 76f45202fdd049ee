package org.hilum.triage.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.servers.issuer.Person;
import org.hilum.triage.fixture.Api;
import org.hilum.triage.fixture.Bus;
import org.hilum.triage.fixture.Xrays;
import org.junit.jupiter.api.Test;

/** A person with a browser, by following where it is sent. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class LoginTest {
  private static final Person READER = RealServers.PERSON;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new TreeMap<>();

  @TestHTTPResource("/")
  URI root;

  @Test
  void sendsWhoOpensThePageToTheLoginAndBack() throws Exception {
    HttpResponse<String> page = logIn();
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Hilum");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    HttpResponse<String> session = get("/session", "*/*");
    assertThat(session.body()).contains("\"name\":\"reader-1\"", "radiologist");
  }

  @Test
  void keepsTheLoginInACookieThatScriptsAndOtherSitesCannotUse() throws Exception {
    HttpResponse<String> callback = callback();
    List<String> sessions =
        callback.headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("q_session_pages"))
            .toList();
    assertThat(sessions)
        .isNotEmpty()
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .containsIgnoringCase("HttpOnly")
                    .containsIgnoringCase("Secure")
                    .containsIgnoringCase("SameSite=Lax")
                    .doesNotContain("eyJraWQ"));
  }

  @Test
  void recordsAVerdictInTheNameOfWhoIsLoggedIn() throws Exception {
    String imageId = Xrays.id("login");
    Bus.send(Topic.SCREENING_COMPLETED, imageId, Xrays.flagged(imageId, Xrays.minutesAgo(1), 0.9));
    Api.awaitScreening(imageId, "FLAGGED");
    logIn();

    HttpResponse<String> own = review(imageId, "{\"verdict\":\"NORMAL\"}", true);
    HttpResponse<String> other =
        review(imageId, "{\"verdict\":\"NORMAL\",\"reader\":\"reader-2\"}", true);

    assertThat(own.statusCode()).isEqualTo(201);
    assertThat(own.body()).contains("\"reader\":\"reader-1\"");
    assertThat(other.statusCode()).isEqualTo(403);
  }

  @Test
  void takesNoVerdictThatAnotherSiteHasTheBrowserSend() throws Exception {
    logIn();
    HttpResponse<String> answer = review(Xrays.id("forged"), "{\"verdict\":\"NORMAL\"}", false);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("X-Requested-With");
  }

  /** With a name and a password in its address, a form of another site sends this header. */
  @Test
  void anEmptyOrForeignAuthorizationDoesNotMakeABrowserAProgram() throws Exception {
    logIn();
    for (String authorization : List.of("", "Basic YTpi")) {
      HttpResponse<String> answer =
          client.send(
              request("/cases/" + Xrays.id("forged") + "/review", "*/*")
                  .header("Authorization", authorization)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"verdict\":\"NORMAL\"}"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(authorization).isEqualTo(403);
    }
  }

  @Test
  void streamsChangesToAPageThatIsLoggedIn() throws Exception {
    logIn();
    HttpResponse<?> stream =
        client.send(request("/cases/events", "text/event-stream").build(), BodyHandlers.ofLines());
    assertThat(stream.statusCode()).isEqualTo(200);
    ((java.util.stream.Stream<?>) stream.body()).close();
  }

  @Test
  void saysToAScriptThatItsLoginHasEnded() throws Exception {
    cookies.put("q_session_pages", "of yesterday");
    HttpResponse<String> answer =
        client.send(
            request("/cases", "*/*").header("X-Requested-With", "JavaScript").build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isIn(401, 499);
    assertThat(get("/cases", "*/*").statusCode()).isNotEqualTo(200);
  }

  @Test
  void letsNobodyInAfterTheLogout() throws Exception {
    logIn();
    HttpResponse<String> sent = get("/logout", "text/html");
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(sent.headers().firstValue("Location").orElseThrow())
        .startsWith(RealServers.issuer().address().toString());
    assertThat(get("/cases", "*/*").statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> logIn() throws Exception {
    HttpResponse<String> answer = callback();
    while (answer.statusCode() == 302) {
      URI next = URI.create(answer.headers().firstValue("Location").orElseThrow());
      answer =
          get(
              next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery()),
              "text/html");
    }
    return answer;
  }

  /** The service's answer to the code that the issuer has sent. */
  private HttpResponse<String> callback() throws Exception {
    HttpResponse<String> sent = get("/", "text/html");
    assertThat(sent.statusCode()).isEqualTo(302);
    URI login = URI.create(sent.headers().firstValue("Location").orElseThrow());
    String form =
        "request=%s&name=%s&password=%s"
            .formatted(
                URLEncoder.encode(login.getRawQuery(), UTF_8), READER.name(), READER.password());
    HttpResponse<String> back =
        client.send(
            HttpRequest.newBuilder(login.resolve("/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    URI callback = URI.create(back.headers().firstValue("Location").orElseThrow());
    return get(callback.getRawPath() + "?" + callback.getRawQuery(), "text/html");
  }

  private HttpResponse<String> review(String imageId, String json, boolean isOwnPage)
      throws Exception {
    HttpRequest.Builder request =
        request("/cases/" + imageId + "/review", "*/*")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    if (isOwnPage) {
      request.header("X-Requested-With", "JavaScript");
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String accepted) throws Exception {
    HttpResponse<String> answer =
        client.send(request(path, accepted).build(), BodyHandlers.ofString());
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return answer;
  }

  private HttpRequest.Builder request(String path, String accepted) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path)).header("Accept", accepted);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private void keep(String cookie) {
    String[] words = cookie.split(";")[0].split("=", 2);
    if (words.length < 2 || words[1].isEmpty() || cookie.contains("Max-Age=0")) {
      cookies.remove(words[0]);
    } else {
      cookies.put(words[0], words[1]);
    }
  }
}
