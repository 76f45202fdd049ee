package org.hilum.gateway.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hilum.gateway.problem.OperationOutcome;

/** What this server can do, in its own words (FHIR R4, 5.2). */
final class Capabilities {
  /** Of these words, not of the service. */
  private static final String CHANGED = "2026-11-26";

  private static final Map<String, String> PARAMETERS =
      new TreeMap<>(
          Map.of(
              "_id", "token",
              "identifier", "token",
              "study", "token",
              "date", "date",
              "issued", "date"));

  private Capabilities() {}

  /**
   * @param base of the service
   */
  static ObjectNode statement(String base) {
    ObjectNode statement = JsonNodeFactory.instance.objectNode();
    statement
        .put("resourceType", "CapabilityStatement")
        .put("status", "active")
        .put("date", CHANGED)
        .put("kind", "instance");
    statement.putObject("software").put("name", "Hilum");
    statement
        .putObject("implementation")
        .put("description", "Results of screening, of images that came as DICOM")
        .put("url", base);
    statement.put("fhirVersion", "4.0.1");
    statement.putArray("format").add(OperationOutcome.MEDIA_TYPE).add("json");
    ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
    rest.putObject("security").put("description", "Tokens of OpenID, roles radiologist and pacs");
    ArrayNode resources = rest.putArray("resource");
    ObjectNode report = resource(resources, "DiagnosticReport", List.of("read", "search-type"));
    ArrayNode parameters = report.putArray("searchParam");
    PARAMETERS.forEach((name, type) -> parameters.addObject().put("name", name).put("type", type));
    resource(resources, "Observation", List.of("read"));
    return statement;
  }

  private static ObjectNode resource(ArrayNode resources, String type, List<String> interactions) {
    ObjectNode resource = resources.addObject().put("type", type);
    ArrayNode array = resource.putArray("interaction");
    interactions.forEach(interaction -> array.addObject().put("code", interaction));
    return resource;
  }
}
