package org.hilum.training.access;

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
  private static final Set<String> TRAINER = Set.of(Role.TRAINER);
  private static final Set<String> LOOKING = Set.of(Role.TRAINER, Role.OPERATOR, Role.AUDITOR);
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("GET /training/examples", TRAINER),
          Map.entry("GET /training/examples/excluded", TRAINER),
          Map.entry("GET /training/quarantine", TRAINER),
          Map.entry("POST /training/quarantine/{imageId}", TRAINER),
          Map.entry("GET /training/quarantine/{imageId}/image", TRAINER),
          Map.entry("GET /training/runs", TRAINER),
          Map.entry("POST /training/runs", TRAINER),
          Map.entry("GET /training/runs/{id}", TRAINER),
          Map.entry("POST /training/runs/{id}/cancel", TRAINER),
          Map.entry("GET /training/trials", TRAINER),
          Map.entry("GET /training/trail", Set.of(Role.AUDITOR)),
          Map.entry("GET /training/drift", TRAINER),
          Map.entry("GET /training/drift/page", TRAINER),
          Map.entry("GET /models", LOOKING),
          Map.entry("GET /models/{name}/{version}", LOOKING),
          Map.entry("GET /models/{name}/{version}/model.json", LOOKING),
          Map.entry("GET /models/{name}/{version}/decisions/{id}.json", LOOKING),
          Map.entry("GET /models/{name}/{version}/decisions/{id}.html", LOOKING),
          Map.entry("GET /session", RealServers.ROLES),
          Map.entry("GET /q/metrics", Set.of(Role.OPERATOR)),
          Map.entry("GET /q/openapi", RealServers.ROLES));

  @TestHTTPResource("/")
  URI root;

  @Test
  void opensEveryEndpointToWhomTheTableSaysAndToNobodyElse() {
    assertThat(new EndpointAccess(root).differences(ALLOWED, Map.of())).isEmpty();
  }

  @Test
  void takesNoTokenThatIsWrong() {
    assertThat(new EndpointAccess(root).takenAlthoughWrong("GET /training/runs")).isEmpty();
  }
}
