package org.hilum.gateway.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/**
 * A screening as FHIR R4 has it: a DiagnosticReport and the Observations that are its results. Each
 * has an id of its own, the same whenever it is made.
 */
public record FhirReport(ObjectNode report, List<ObjectNode> observations) {
  public FhirReport {
    observations = List.copyOf(observations);
  }

  /**
   * @param references begin so; the id of an observation follows
   */
  public static FhirReport of(Screening screening, String references) {
    FhirReport made = made(screening);
    ArrayNode results = made.report.putArray("result");
    for (ObjectNode observation : made.observations) {
      results.addObject().put("reference", references + id(observation));
    }
    return made;
  }

  private static FhirReport made(Screening screening) {
    if (screening instanceof Result result) {
      FhirResult resources = new FhirResult(result);
      return new FhirReport(resources.report(), resources.observations());
    }
    FhirNotScreened resources = new FhirNotScreened((NotScreened) screening);
    return new FhirReport(resources.report(), resources.observations());
  }

  /**
   * By which the resources, and the structured report that says the same, are known: the first is
   * the report's. The identity is not asked.
   */
  public static List<UUID> ids(Screening screening) {
    return screening instanceof Result result
        ? new FhirResult(result).ids()
        : new FhirNotScreened((NotScreened) screening).ids();
  }

  /** What a resource is read by. */
  public static String id(ObjectNode resource) {
    return resource.get("id").textValue();
  }
}
