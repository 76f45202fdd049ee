package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The network policies allow the arrows of ARCHITECTURE.md, the issuer, name lookups, metrics,
 * nothing else.
 */
class ArrowsTest {
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "gateway", Set.of("kafka", "storage"),
          "inference", Set.of("kafka", "storage"),
          "triage", Set.of("kafka", "storage", "postgresql"),
          "training", Set.of("kafka", "storage", "postgresql"),
          "topics", Set.of("kafka"),
          "kafka", Set.of(),
          "storage", Set.of(),
          "postgresql", Set.of());

  static List<String> sets() {
    return Chart.sets().stream().filter(set -> !set.equals("open-network")).toList();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void everyPodHasItsPolicy(String set) {
    Manifests manifests = Chart.render(set);
    for (JsonNode workload : manifests.withPods()) {
      assertThat(manifests.of("NetworkPolicy"))
          .as(Manifests.name(workload))
          .filteredOn(
              policy ->
                  Manifests.selects(
                      policy.path("spec").path("podSelector").path("matchLabels"),
                      Manifests.template(workload).path("metadata")))
          .singleElement()
          .satisfies(
              policy ->
                  assertThat(policy.path("spec").path("policyTypes").toString())
                      .contains("Ingress", "Egress"));
    }
  }

  @Test
  void theArrowsAreThoseOfTheDesign() {
    Map<String, Set<String>> leaving = new TreeMap<>();
    Map<String, Set<String>> arriving = new TreeMap<>();
    for (JsonNode policy : Chart.render("quickstart").of("NetworkPolicy")) {
      String component = component(policy.path("spec").path("podSelector"));
      leaving.put(component, new TreeSet<>());
      for (JsonNode rule : policy.path("spec").path("egress")) {
        rule.path("to").forEach(peer -> leaving.get(component).add(target(peer)));
      }
      for (JsonNode rule : policy.path("spec").path("ingress")) {
        for (JsonNode peer : rule.path("from")) {
          if (peer.has("podSelector")) {
            arriving.computeIfAbsent(target(peer), c -> new TreeSet<>()).add(component);
          }
        }
      }
    }
    assertThat(leaving).isEqualTo(ARROWS);
    Map<String, Set<String>> withArrows = new TreeMap<>(ARROWS);
    withArrows.values().removeIf(Set::isEmpty);
    assertThat(arriving).isEqualTo(withArrows);
  }

  @Test
  void onlyThePortsOfTheServersAreOpen() {
    Manifests external = Chart.render("external");
    assertThat(egressPorts(external, "hilum-gateway"))
        .isEqualTo(Set.of("53", "9093", "9094", "443", "8443"));
    assertThat(egressPorts(external, "hilum-triage"))
        .isEqualTo(Set.of("53", "9093", "9094", "443", "8443", "6432"));
    assertThat(egressPorts(Chart.render("plaintext"), "hilum-training"))
        .isEqualTo(Set.of("53", "9093", "9094", "9000", "80", "5432"));
  }

  @Test
  void nobodyButMetricsReachesAWorker() {
    assertThat(ingress(Chart.render("external"), "hilum-inference"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.path("from").toString()).contains("monitoring"));
    assertThat(ingress(Chart.render("closed-network"), "hilum-inference")).isEmpty();
  }

  @Test
  void doorsAndServersMayBeNarrowed() {
    Manifests closed = Chart.render("closed-network");
    for (String name : List.of("hilum-gateway", "hilum-triage", "hilum-training")) {
      assertThat(ingress(closed, name))
          .singleElement()
          .satisfies(rule -> assertThat(rule.path("from").toString()).contains("ingress-nginx"));
      JsonNode egress = closed.get("NetworkPolicy", name).path("spec").path("egress");
      assertThat(Manifests.elements(egress).filter(rule -> !rule.has("to")))
          .singleElement()
          .satisfies(rule -> assertThat(rule.toString()).contains("53"));
    }
  }

  @Test
  void everyServiceReachesTheIssuerAndTheTopicsJobDoesNot() {
    Manifests closed = Chart.render("closed-network");
    for (String name : List.of("gateway", "inference", "triage", "training")) {
      assertThat(closed.get("NetworkPolicy", "hilum-" + name).toString())
          .contains("10.60.0.9/32", "8443");
    }
    assertThat(egressPorts(closed, "hilum-topics")).isEqualTo(Set.of("53", "9093", "9094"));
    assertThat(egressPorts(Chart.render("quickstart"), "hilum-inference")).contains("443");
  }

  @Test
  void theServicesReachTheCollectorOfTracesWhereThereIsOne() {
    Manifests closed = Chart.render("closed-network");
    for (String name : List.of("gateway", "inference", "triage", "training")) {
      assertThat(closed.get("NetworkPolicy", "hilum-" + name).toString()).contains("10.70.0.1/32");
    }
    assertThat(egressPorts(Chart.render("every-value"), "hilum-gateway")).contains("4318");
    assertThat(egressPorts(Chart.render("external"), "hilum-gateway")).doesNotContain("4318");
  }

  @Test
  void devicesReachTheDoorForDicomAndResultsTheirDestinations() {
    JsonNode spec = Chart.render("dicom").get("NetworkPolicy", "hilum-gateway").path("spec");
    assertThat(Manifests.elements(spec.path("ingress")))
        .anySatisfy(rule -> assertThat(rule.toString()).contains("dicom", "10.40.0.0/16"));
    assertThat(Manifests.elements(spec.path("egress")))
        .anySatisfy(rule -> assertThat(rule.toString()).contains("10.50.0.0/24"));
    JsonNode closed = Chart.render("external").get("NetworkPolicy", "hilum-gateway");
    assertThat(closed.toString()).doesNotContain("\"dicom\"");
  }

  @Test
  void withoutPoliciesThereIsNone() {
    assertThat(Chart.render("open-network").of("NetworkPolicy")).isEmpty();
  }

  private static Set<String> egressPorts(Manifests manifests, String name) {
    Set<String> ports = new TreeSet<>();
    for (JsonNode rule : manifests.get("NetworkPolicy", name).path("spec").path("egress")) {
      rule.path("ports").forEach(port -> ports.add(port.path("port").asText()));
    }
    return ports;
  }

  private static List<JsonNode> ingress(Manifests manifests, String name) {
    return Manifests.elements(manifests.get("NetworkPolicy", name).path("spec").path("ingress"))
        .toList();
  }

  private static String target(JsonNode peer) {
    return component(peer.path("podSelector"));
  }

  private static String component(JsonNode selector) {
    return selector.path("matchLabels").path("app.kubernetes.io/component").asText();
  }
}
