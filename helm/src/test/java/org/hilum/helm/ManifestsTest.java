package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every object, whatever the values. */
class ManifestsTest {
  private static final Set<String> HEALTH =
      Set.of("/q/health/started", "/q/health/ready", "/q/health/live");

  private static final String FORWARDING = "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING";

  static List<String> sets() {
    return Chart.sets();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void helmFindsNothingToComplainAbout(String set, @TempDir Path copy) throws IOException {
    LintResult result = Chart.lint(set, copy);
    assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void everyFieldIsOneOfItsType(String set) {
    for (JsonNode object : Chart.render(set).objects()) {
      assertThatCode(() -> KubernetesTypes.read(object))
          .as("%s %s", Manifests.kind(object), Manifests.name(object))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aFieldThatItsTypeDoesNotHaveIsNoticed() {
    JsonNode deployment = Chart.render("external").get("Deployment", "hilum-gateway");
    ((ObjectNode) Manifests.container(deployment)).put("imagePolicy", "Always");
    assertThatThrownBy(() -> KubernetesTypes.read(deployment)).hasMessageContaining("imagePolicy");
  }

  @Test
  void aNumberInPlaceOfTextIsNoticed() {
    JsonNode deployment = Chart.render("external").get("Deployment", "hilum-gateway");
    ((ObjectNode) Manifests.container(deployment).path("env").path(0)).put("value", 8080);
    assertThatThrownBy(() -> KubernetesTypes.read(deployment)).hasMessageContaining("value");
  }

  @ParameterizedTest
  @MethodSource("sets")
  void noTwoObjectsShareAName(String set) {
    Set<String> seen = new HashSet<>();
    for (JsonNode object : Chart.render(set).objects()) {
      assertThat(seen.add(Manifests.kind(object) + " " + Manifests.name(object)))
          .as("%s %s", Manifests.kind(object), Manifests.name(object))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void workloadsFindTheirOwnPods(String set) {
    for (JsonNode workload : Chart.render(set).withPods()) {
      JsonNode labels = workload.path("spec").path("selector").path("matchLabels");
      assertThat(Manifests.selects(labels, Manifests.template(workload).path("metadata")))
          .as(Manifests.name(workload))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void servicesReachPortsOfTheirPods(String set) {
    Manifests manifests = Chart.render(set);
    for (JsonNode service : manifests.of("Service")) {
      JsonNode workload = theOnlyOne(manifests, service.path("spec").path("selector"));
      for (JsonNode port : service.path("spec").path("ports")) {
        assertThat(Manifests.elements(Manifests.container(workload).path("ports")))
            .as(Manifests.name(service))
            .anyMatch(named -> named.path("name").equals(port.path("targetPort")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void budgetsAndAutoscalersKnowAWorkload(String set) {
    Manifests manifests = Chart.render(set);
    for (JsonNode budget : manifests.of("PodDisruptionBudget")) {
      theOnlyOne(manifests, budget.path("spec").path("selector").path("matchLabels"));
    }
    for (String kind : List.of("HorizontalPodAutoscaler", "ScaledObject")) {
      for (JsonNode scaler : manifests.of(kind)) {
        String name = scaler.path("spec").path("scaleTargetRef").path("name").asText();
        JsonNode replicas = manifests.get("Deployment", name).path("spec").path("replicas");
        assertThat(replicas.isMissingNode()).as("%s has fixed replicas too", name).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void doorsLeadToServices(String set) {
    Manifests manifests = Chart.render(set);
    for (JsonNode route : manifests.of("HTTPRoute")) {
      JsonNode backend = route.path("spec").path("rules").path(0).path("backendRefs").path(0);
      JsonNode service = manifests.get("Service", backend.path("name").asText());
      assertThat(service.path("spec").path("ports").path(0).path("port"))
          .isEqualTo(backend.path("port"));
    }
    for (JsonNode ingress : manifests.of("Ingress")) {
      JsonNode spec = ingress.path("spec");
      JsonNode path = spec.path("rules").path(0).path("http").path("paths").path(0);
      manifests.get("Service", path.path("backend").path("service").path("name").asText());
      assertThat(spec.path("tls").path(0).path("secretName").asText()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingress", "httproute"})
  void whatHasADoorIsToldByItThatTlsEndsThere(String set) {
    Manifests manifests = Chart.render(set);
    Set<String> behindDoors = new HashSet<>();
    manifests
        .services()
        .forEach(
            (name, service) -> {
              if (Manifests.environment(service).containsKey(FORWARDING)) {
                behindDoors.add("hilum-" + name);
              }
            });
    Set<String> doors = new HashSet<>();
    for (String kind : List.of("Ingress", "HTTPRoute")) {
      manifests.of(kind).forEach(door -> doors.add(Manifests.name(door)));
    }
    assertThat(behindDoors).isNotEmpty().isEqualTo(doors);
  }

  @Test
  void whatHasNoDoorBelievesNobodyAboutTls() {
    for (JsonNode service : Chart.render("external").services().values()) {
      assertThat(Manifests.environment(service)).doesNotContainKey(FORWARDING);
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void probesTellStartingReadyAndStuckApart(String set) {
    for (JsonNode service : Chart.render(set).services().values()) {
      JsonNode container = Manifests.container(service);
      Set<String> paths = new HashSet<>();
      for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
        paths.add(container.path(probe).path("httpGet").path("path").asText());
      }
      assertThat(paths).isEqualTo(HEALTH);
    }
  }

  /** The Restricted level of Kubernetes' Pod Security Standards. */
  @ParameterizedTest
  @MethodSource("sets")
  void podsAreRestricted(String set) {
    for (JsonNode workload : Chart.render(set).withPods()) {
      String name = Manifests.name(workload);
      JsonNode spec = Manifests.template(workload).path("spec");
      JsonNode pod = spec.path("securityContext");
      assertThat(pod.path("runAsNonRoot").asBoolean()).as(name).isTrue();
      assertThat(pod.path("seccompProfile").path("type").asText()).isEqualTo("RuntimeDefault");
      assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).as(name).isFalse();
      assertThat(spec.path("enableServiceLinks").asBoolean(true)).as(name).isFalse();
      for (JsonNode container : spec.path("containers")) {
        JsonNode security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).as(name).isFalse();
        assertThat(security.path("capabilities").path("drop").path(0).asText()).isEqualTo("ALL");
        assertThat(container.path("image").asText()).matches(".+:[^:]*[0-9][^:]*");
      }
      for (JsonNode volume : spec.path("volumes")) {
        assertThat(volume.has("hostPath")).as(name).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void servicesWriteOnlyWhereAVolumeIs(String set) {
    for (JsonNode service : Chart.render(set).services().values()) {
      JsonNode container = Manifests.container(service);
      assertThat(container.path("securityContext").path("readOnlyRootFilesystem").asBoolean())
          .isTrue();
      Set<String> volumes = new HashSet<>();
      for (JsonNode volume : Manifests.template(service).path("spec").path("volumes")) {
        volumes.add(volume.path("name").asText());
      }
      Set<String> mounted = new HashSet<>();
      for (JsonNode mount : container.path("volumeMounts")) {
        mounted.add(mount.path("name").asText());
      }
      assertThat(mounted).isEqualTo(volumes).contains("tmp");
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void noPasswordLiesInAnObject(String set) {
    Manifests manifests = Chart.render(set);
    assertThat(manifests.of("Secret")).isEmpty();
    for (JsonNode workload : manifests.withPods()) {
      for (JsonNode variable : Manifests.container(workload).path("env")) {
        if (variable.path("name").asText().matches(".*(PASSWORD|SECRET|KEY|JAAS_CONFIG)$")) {
          boolean isFile = variable.path("value").asText().startsWith("/");
          assertThat(isFile || variable.has("valueFrom")).as(variable.toString()).isTrue();
        }
      }
    }
  }

  private static JsonNode theOnlyOne(Manifests manifests, JsonNode labels) {
    List<JsonNode> found =
        manifests.withPods().stream()
            .filter(
                workload ->
                    Manifests.selects(labels, Manifests.template(workload).path("metadata")))
            .toList();
    assertThat(found).as("pods with %s", labels).hasSize(1);
    return found.get(0);
  }
}
