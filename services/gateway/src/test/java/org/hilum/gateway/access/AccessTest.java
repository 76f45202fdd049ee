package org.hilum.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hilum.access.Role;
import org.hilum.servers.EndpointAccess;
import org.hilum.servers.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class AccessTest {
  private static final Set<String> DEVICE = Set.of(Role.DEVICE);
  private static final Set<String> RADIOLOGIST = Set.of(Role.RADIOLOGIST);
  private static final Set<String> RESULTS = Set.of(Role.RADIOLOGIST, Role.PACS);
  private static final Set<String> OPERATOR = Set.of(Role.OPERATOR);
  private static final String STUDIES = "/dicomweb/studies";
  private static final String STUDY = STUDIES + "/{study}";
  private static final String SERIES = STUDY + "/series/{series}";
  private static final String INSTANCE = SERIES + "/instances/{instance}";
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("POST /xrays", DEVICE),
          Map.entry("POST /xrays/uploads", DEVICE),
          Map.entry("GET /xrays/uploads/{ticket}", DEVICE),
          Map.entry("GET /xrays/{imageId}", Set.of(Role.DEVICE, Role.OPERATOR)),
          Map.entry("POST /notifications", DEVICE),
          Map.entry("POST " + STUDIES, DEVICE),
          Map.entry("POST " + STUDY, DEVICE),
          Map.entry("GET " + STUDIES, RADIOLOGIST),
          Map.entry("GET /dicomweb/series", RADIOLOGIST),
          Map.entry("GET /dicomweb/instances", RADIOLOGIST),
          Map.entry("GET " + STUDY + "/series", RADIOLOGIST),
          Map.entry("GET " + STUDY + "/instances", RADIOLOGIST),
          Map.entry("GET " + SERIES + "/instances", RADIOLOGIST),
          Map.entry("GET " + STUDY, RADIOLOGIST),
          Map.entry("GET " + SERIES, RADIOLOGIST),
          Map.entry("GET " + INSTANCE, RADIOLOGIST),
          Map.entry("GET " + STUDY + "/metadata", RADIOLOGIST),
          Map.entry("GET " + SERIES + "/metadata", RADIOLOGIST),
          Map.entry("GET " + INSTANCE + "/metadata", RADIOLOGIST),
          Map.entry("GET " + INSTANCE + "/frames/{frames}", RADIOLOGIST),
          Map.entry("GET " + INSTANCE + "/bulkdata/{path}", RADIOLOGIST),
          Map.entry("GET " + INSTANCE + "/rendered", RADIOLOGIST),
          Map.entry("GET " + INSTANCE + "/thumbnail", RADIOLOGIST),
          Map.entry("GET /fhir/metadata", RESULTS),
          Map.entry("GET /fhir/DiagnosticReport", RESULTS),
          Map.entry("GET /fhir/DiagnosticReport/{id}", RESULTS),
          Map.entry("POST /fhir/DiagnosticReport/_search", RESULTS),
          Map.entry("GET /fhir/Observation/{id}", RESULTS),
          Map.entry("GET /deliveries", OPERATOR),
          Map.entry("GET /deliveries/{destination}/waiting", OPERATOR),
          Map.entry("GET /deliveries/{destination}/refused", OPERATOR),
          Map.entry(
              "POST /deliveries/{destination}/refused/{imageId}/{model}/{version}/retry", OPERATOR),
          Map.entry("GET /holds", Set.of(Role.OPERATOR, Role.AUDITOR)),
          Map.entry("POST /holds", OPERATOR),
          Map.entry("POST /holds/lift", OPERATOR),
          Map.entry("POST /erasures", OPERATOR),
          Map.entry("GET /erasures", Set.of(Role.OPERATOR, Role.AUDITOR)),
          Map.entry("GET /erasures/{careId}", Set.of(Role.OPERATOR, Role.AUDITOR)),
          Map.entry("GET /erasures/{careId}/proof", Set.of(Role.OPERATOR, Role.AUDITOR)),
          Map.entry("GET /q/metrics", OPERATOR),
          Map.entry("GET /q/openapi", RealServers.ROLES));
  private static final String INSTANCES =
      "multipart/related; type=\"application/dicom\"; boundary=b";
  private static final Map<String, String> MEDIA =
      Map.of(
          "POST /xrays",
          "image/jpeg",
          "POST " + STUDIES,
          INSTANCES,
          "POST " + STUDY,
          INSTANCES,
          "POST /fhir/DiagnosticReport/_search",
          "application/x-www-form-urlencoded");

  private static final String KEY = "k-4f6f5b6e2d0c4f2b8d8e5a9b";
  private static final String STATE = "GET /xrays/{imageId}";

  @TestHTTPResource("/")
  URI root;

  @Test
  void opensEveryEndpointToWhomTheTableSaysAndToNobodyElse() {
    assertThat(new EndpointAccess(root).differences(ALLOWED, MEDIA)).isEmpty();
  }

  @Test
  void takesNoTokenThatIsWrong() {
    assertThat(new EndpointAccess(root).takenAlthoughWrong(STATE)).isEmpty();
  }

  @Test
  void takesTheKeyOfADeviceAsADevice() {
    assertThat(statusWithKey(STATE, KEY)).isEqualTo(400);
    assertThat(statusWithKey("GET /q/metrics", KEY)).isEqualTo(403);
  }

  @Test
  void takesNoOtherKey() {
    assertThat(statusWithKey(STATE, KEY + "x")).isEqualTo(401);
    assertThat(statusWithKey(STATE, "")).isEqualTo(401);
  }

  @Test
  void answersHowItFaresToEverybody() {
    assertThat(knock("GET /q/health/live", Optional.empty())).isEqualTo(200);
  }

  @Test
  void hidesWhatIsNotThere() {
    assertThat(knock("GET /x-rays", Optional.empty())).isEqualTo(401);
  }

  private int statusWithKey(String endpoint, String key) {
    return knock(endpoint, Optional.of("Hilum-Key " + key));
  }

  private int knock(String endpoint, Optional<String> authorization) {
    return new EndpointAccess(root).knock(endpoint, "application/json", authorization);
  }
}
