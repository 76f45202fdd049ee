package org.hilum.gateway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hilum.dicom.data.Tags;
import org.hilum.schemas.Findings;
import org.hilum.schemas.Judgement;

/**
 * A transaction of FHIR R4 (3.1.0.11.2): a preliminary DiagnosticReport and an Observation for
 * pneumonia and for each cause that the model tells apart. Each is put under an id of its own, so
 * that a repetition changes nothing. Patient and study are named by their identifiers, for their
 * resources are the server's; the model is contained, for it is nobody's.
 */
public final class FhirBundle {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String DICOM_UIDS = "urn:dicom:uid";
  private static final String OIDS = "urn:oid:";
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String LOINC = "http://loinc.org";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
  private static final String DECISIONS = "urn:hilum:decision";

  private final Result result;

  private FhirBundle(Result result) {
    this.result = result;
  }

  /** JSON in UTF-8. */
  public static byte[] of(Result result) {
    try {
      return JSON.writeValueAsBytes(new FhirBundle(result).bundle());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write the bundle of a result", e);
    }
  }

  private ObjectNode bundle() {
    List<ObjectNode> observations = observations();
    ObjectNode bundle = NODES.objectNode();
    bundle.put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    observations.forEach(observation -> entries.add(entry(observation)));
    entries.add(entry(report(observations)));
    return bundle;
  }

  private static ObjectNode entry(ObjectNode resource) {
    ObjectNode entry = NODES.objectNode();
    entry.put("fullUrl", "urn:uuid:" + resource.get("id").textValue());
    entry.set("resource", resource);
    entry
        .putObject("request")
        .put("method", "PUT")
        .put(
            "url", resource.get("resourceType").textValue() + "/" + resource.get("id").textValue());
    return entry;
  }

  private ObjectNode report(List<ObjectNode> observations) {
    ObjectNode report = resource("DiagnosticReport", result.uuid("diagnostic report"));
    report
        .putArray("identifier")
        .addObject()
        .put("system", DICOM_UIDS)
        .put("value", OIDS + result.uid("report"));
    report.put("status", "preliminary");
    addConcept(report.putArray("category"), TERMINOLOGY + "v2-0074", "IMG", "Diagnostic Imaging");
    report.set("code", concept(LOINC, "30745-4", "XR Chest Views"));
    addPatientAndDate(report);
    report.put("issued", result.event().screenedAt().toString());
    ArrayNode results = report.putArray("result");
    observations.forEach(
        observation ->
            results.addObject().put("reference", "urn:uuid:" + observation.get("id").textValue()));
    report.withArray("imagingStudy").add(study());
    report.put(
        "conclusion",
        "%s. %s. %s"
            .formatted(
                Wording.decision(result.judgement()),
                Wording.probability(result.judgement()),
                Wording.CAUTION));
    return report;
  }

  private List<ObjectNode> observations() {
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
        concept(DECISIONS, judgement.decision().name(), Wording.decision(judgement));
    interpretation.put("text", Wording.decision(judgement));
    observation.putArray("interpretation").add(interpretation);
    observation.putArray("note").addObject().put("text", Wording.CAUTION);
    ObjectNode flagged = observation.putArray("referenceRange").addObject();
    flagged.set("low", percent(judgement.threshold()));
    flagged.put("text", "Flagged from here");
    return observation;
  }

  private ObjectNode probability(Code finding, double probability) {
    ObjectNode observation = resource("Observation", result.uuid("observation " + finding.value()));
    observation.putArray("contained").add(device());
    observation.put("status", "preliminary");
    addConcept(
        observation.putArray("category"),
        TERMINOLOGY + "observation-category",
        "imaging",
        "Imaging");
    ObjectNode code = concept(SNOMED, finding.value(), finding.meaning());
    code.put("text", "Probability of " + finding.meaning().toLowerCase(Locale.ROOT));
    observation.set("code", code);
    addPatientAndDate(observation);
    observation.put("issued", result.event().screenedAt().toString());
    observation.set("valueQuantity", percent(probability));
    observation.putObject("device").put("reference", "#model");
    observation.withArray("derivedFrom").add(study());
    return observation;
  }

  /** The patient by the identifier that the image had, the date by its study. */
  private void addPatientAndDate(ObjectNode resource) {
    result.identity().text(Tags.PATIENT_ID).ifPresent(id -> resource.set("subject", patient(id)));
    result
        .identity()
        .date(Tags.STUDY_DATE)
        .ifPresent(date -> resource.put("effectiveDateTime", date.toString()));
  }

  private ObjectNode patient(String id) {
    ObjectNode patient = NODES.objectNode().put("type", "Patient");
    ObjectNode identifier = patient.putObject("identifier").put("value", id);
    result
        .identity()
        .text(ReportTags.ISSUER_OF_PATIENT_ID)
        .ifPresent(issuer -> identifier.putObject("assigner").put("display", issuer));
    return patient;
  }

  private ObjectNode study() {
    ObjectNode study = NODES.objectNode().put("type", "ImagingStudy");
    study
        .putObject("identifier")
        .put("system", DICOM_UIDS)
        .put("value", OIDS + result.original(Tags.STUDY_INSTANCE_UID));
    return study;
  }

  private ObjectNode device() {
    ModelName model = ModelName.of(result);
    ObjectNode device = NODES.objectNode().put("resourceType", "Device").put("id", "model");
    device
        .putArray("identifier")
        .addObject()
        .put("system", DICOM_UIDS)
        .put("value", OIDS + model.deviceUid());
    device.put("manufacturer", PatientAndStudy.MANUFACTURER);
    device.putArray("deviceName").addObject().put("name", model.name()).put("type", "model-name");
    device.putArray("version").addObject().put("value", model.version());
    return device;
  }

  private static ObjectNode resource(String type, UUID id) {
    return NODES.objectNode().put("resourceType", type).put("id", id.toString());
  }

  private static ObjectNode percent(double part) {
    return NODES
        .objectNode()
        .put("value", Wording.percent(part))
        .put("unit", "%")
        .put("system", UCUM)
        .put("code", "%");
  }

  private static void addConcept(ArrayNode concepts, String system, String code, String display) {
    concepts.add(concept(system, code, display));
  }

  private static ObjectNode concept(String system, String code, String display) {
    ObjectNode concept = NODES.objectNode();
    concept
        .putArray("coding")
        .addObject()
        .put("system", system)
        .put("code", code)
        .put("display", display);
    return concept;
  }
}
