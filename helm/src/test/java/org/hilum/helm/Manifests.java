package org.hilum.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects of one rendering, as they are written. */
record Manifests(List<JsonNode> objects) {
  private static final List<String> WITH_PODS = List.of("Deployment", "StatefulSet", "Job");
  private static final List<String> SERVICES =
      List.of("gateway", "inference", "triage", "training");

  List<JsonNode> of(String kind) {
    return objects.stream().filter(object -> kind(object).equals(kind)).toList();
  }

  JsonNode get(String kind, String name) {
    return of(kind).stream()
        .filter(object -> name(object).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no %s %s".formatted(kind, name)));
  }

  List<JsonNode> withPods() {
    return objects.stream().filter(object -> WITH_PODS.contains(kind(object))).toList();
  }

  /** The Deployments of Hilum's own services, by component. */
  Map<String, JsonNode> services() {
    return SERVICES.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                name -> get("Deployment", "hilum-" + name),
                (a, b) -> a,
                TreeMap::new));
  }

  static String kind(JsonNode object) {
    return object.path("kind").asText();
  }

  static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  static JsonNode template(JsonNode workload) {
    return workload.path("spec").path("template");
  }

  static JsonNode container(JsonNode workload) {
    return template(workload).path("spec").path("containers").path(0);
  }

  /** The variables of a workload's container; of one that comes from a Secret, {@code name/key}. */
  static Map<String, String> environment(JsonNode workload) {
    Map<String, String> environment = new TreeMap<>();
    for (JsonNode variable : container(workload).path("env")) {
      JsonNode secret = variable.path("valueFrom").path("secretKeyRef");
      String value =
          secret.isMissingNode()
              ? variable.path("value").asText()
              : secret.path("name").asText() + "/" + secret.path("key").asText();
      String before = environment.put(variable.path("name").asText(), value);
      if (before != null) {
        throw new AssertionError(name(workload) + " has twice " + variable);
      }
    }
    return environment;
  }

  /** Whether all of the labels are among those of the object. */
  static boolean selects(JsonNode labels, JsonNode metadata) {
    return fields(labels)
        .allMatch(label -> label.getValue().equals(metadata.path("labels").path(label.getKey())));
  }

  static Stream<Map.Entry<String, JsonNode>> fields(JsonNode object) {
    return object.properties().stream();
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
