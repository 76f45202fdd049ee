package org.hilum.gateway.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hilum.schemas.Findings;
import org.hilum.schemas.Judgement;

/** A preliminary report: nobody has read it, and a radiologist reads every image. */
record FhirResult(Result result, FhirParts parts) {
  private static final String STATUS = "preliminary";
  private static final String REPORT = MeasurementReport.THING;
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String DECISIONS = "urn:hilum:decision";

  FhirResult(Result result) {
    this(result, new FhirParts(result));
  }

  /** Of report, structured report and observations; for these the identity is not needed. */
  List<UUID> ids() {
    List<UUID> ids = new ArrayList<>(List.of(reportId(), result.uuid(REPORT)));
    ids.add(observationId(Codes.PNEUMONIA));
    if (result.judgement().findings().isPresent()) {
      ids.add(observationId(Codes.BACTERIAL_PNEUMONIA));
      ids.add(observationId(Codes.VIRAL_PNEUMONIA));
    }
    return ids;
  }

  private UUID reportId() {
    return result.uuid("diagnostic report");
  }

  private UUID observationId(Code finding) {
    return result.uuid("observation " + finding.value());
  }

  ObjectNode report() {
    return parts
        .report(reportId(), STATUS, result.uid(REPORT))
        .put(
            "conclusion",
            "%s. %s. %s"
                .formatted(
                    Wording.decision(result.judgement()),
                    Wording.probability(result.judgement()),
                    Wording.CAUTION));
  }

  /** For pneumonia, and for each cause that the model tells apart. */
  List<ObjectNode> observations() {
    Judgement judgement = result.judgement();
    List<ObjectNode> observations = new ArrayList<>();
    observations.add(pneumonia(judgement));
    if (judgement.findings().isPresent()) {
      Findings findings = judgement.findings().get();
      observations.add(probability(Codes.BACTERIAL_PNEUMONIA, findings.bacterial()));
      observations.add(probability(Codes.VIRAL_PNEUMONIA, findings.viral()));
    }
    return observations;
  }

  private ObjectNode pneumonia(Judgement judgement) {
    ObjectNode observation = probability(Codes.PNEUMONIA, judgement.probability());
    ObjectNode interpretation =
        FhirParts.concept(DECISIONS, judgement.decision().name(), Wording.decision(judgement));
    interpretation.put("text", Wording.decision(judgement));
    observation.putArray("interpretation").add(interpretation);
    observation.putArray("note").addObject().put("text", Wording.CAUTION);
    // Without a type it is the range of what is normal (R4, Observation.referenceRange.type).
    ObjectNode normal = observation.putArray("referenceRange").addObject();
    normal.set("high", percent(judgement.threshold()));
    normal.put("text", "Flagged from here on");
    return observation;
  }

  private ObjectNode probability(Code finding, double probability) {
    ObjectNode observation = parts.observation(observationId(finding), STATUS, finding);
    observation.set("valueQuantity", percent(probability));
    return observation;
  }

  private static ObjectNode percent(double part) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("value", Wording.percent(part))
        .put("unit", "%")
        .put("system", UCUM)
        .put("code", "%");
  }
}
