package org.hilum.gateway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/**
 * A transaction of FHIR R4 (3.1.0.11.2): the resources of {@link FhirReport}, each put under its
 * own id, so that a repetition changes nothing.
 */
public final class FhirBundle {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String UUIDS = "urn:uuid:";

  private FhirBundle() {}

  /** JSON in UTF-8. */
  public static byte[] of(Screening screening) {
    try {
      return JSON.writeValueAsBytes(bundle(FhirReport.of(screening, UUIDS)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write the bundle of a screening", e);
    }
  }

  private static ObjectNode bundle(FhirReport resources) {
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    resources.observations().forEach(observation -> entries.add(entry(observation)));
    entries.add(entry(resources.report()));
    return bundle;
  }

  private static ObjectNode entry(ObjectNode resource) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("fullUrl", UUIDS + FhirReport.id(resource));
    entry.set("resource", resource);
    entry
        .putObject("request")
        .put("method", "PUT")
        .put("url", resource.get("resourceType").textValue() + "/" + FhirReport.id(resource));
    return entry;
  }
}
