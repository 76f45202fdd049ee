package org.hilum.triage.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.hilum.access.Role;
import org.hilum.servers.EndpointAccess;
import org.hilum.servers.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class AccessTest {
  private static final Set<String> RADIOLOGIST = Set.of(Role.RADIOLOGIST);
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "GET /cases",
          RADIOLOGIST,
          "GET /cases/summary",
          RADIOLOGIST,
          "GET /cases/events",
          RADIOLOGIST,
          "GET /cases/{imageId}",
          RADIOLOGIST,
          "GET /cases/{imageId}/image",
          RADIOLOGIST,
          "POST /cases/{imageId}/review",
          Set.of(Role.RADIOLOGIST, Role.PACS),
          "GET /trials",
          Set.of(Role.TRAINER),
          "GET /session",
          RealServers.ROLES,
          "GET /q/metrics",
          Set.of(Role.OPERATOR),
          "GET /q/openapi",
          RealServers.ROLES);

  @TestHTTPResource("/")
  URI root;

  @Test
  void opensEveryEndpointToWhomTheTableSaysAndToNobodyElse() {
    assertThat(new EndpointAccess(root).differences(ALLOWED, Map.of())).isEmpty();
  }

  @Test
  void takesNoTokenThatIsWrong() {
    assertThat(new EndpointAccess(root).takenAlthoughWrong("GET /cases")).isEmpty();
  }
}
