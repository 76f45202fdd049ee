package org.hilum.triage.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hilum.servers.RealServers;
import org.junit.jupiter.api.Test;

/** As the chart has it behind an Ingress or a route, where TLS ends. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(BehindAProxyTest.Forwarding.class)
class BehindAProxyTest {
  @TestHTTPResource("/")
  URI root;

  public static final class Forwarding implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.http.proxy.proxy-address-forwarding", "true");
    }
  }

  @Test
  void theLoginComesBackToTheAddressThatThePersonSees() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root)
            .header("Accept", "text/html")
            .header("X-Forwarded-Proto", "https")
            .build();

    HttpResponse<Void> sent = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

    String login = sent.headers().firstValue("Location").orElseThrow();
    assertThat(URLDecoder.decode(login, StandardCharsets.UTF_8))
        .contains("redirect_uri=https://" + root.getHost() + "/login&");
  }
}
