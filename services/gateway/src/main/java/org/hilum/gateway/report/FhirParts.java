package org.hilum.gateway.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.UUID;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;

/**
 * What the resources of a screening have in common. Patient and study are named by their
 * identifiers, for their resources are the server's; the model is contained, for it is nobody's.
 */
record FhirParts(Screening screening) {
  static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

  private static final String DICOM_UIDS = "urn:dicom:uid";
  private static final String OIDS = "urn:oid:";
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String LOINC = "http://loinc.org";

  /**
   * @param structuredReport that says the same
   */
  ObjectNode report(UUID id, String status, Uid structuredReport) {
    ObjectNode report = resource("DiagnosticReport", id);
    report.putArray("identifier").add(identifier(structuredReport));
    report.put("status", status);
    report.putArray("category").add(concept(TERMINOLOGY + "v2-0074", "IMG", "Diagnostic Imaging"));
    report.set(
        "code",
        screening.isOfChest()
            ? concept(LOINC, "30745-4", "XR Chest Views")
            : concept(LOINC, "18748-4", "Diagnostic imaging study"));
    addPatientAndDate(report);
    report.put("issued", screening.toldAt().toString());
    report.withArray("imagingStudy").add(study());
    return report;
  }

  /** Of the probability of a finding, which the caller says or says why it is absent. */
  ObjectNode observation(UUID id, String status, Code finding) {
    ObjectNode observation = resource("Observation", id);
    observation.putArray("contained").add(device());
    observation.put("status", status);
    observation
        .putArray("category")
        .add(concept(TERMINOLOGY + "observation-category", "imaging", "Imaging"));
    ObjectNode code = concept(SNOMED, finding.value(), finding.meaning());
    code.put("text", "Probability of " + finding.meaning().toLowerCase(Locale.ROOT));
    observation.set("code", code);
    addPatientAndDate(observation);
    observation.put("issued", screening.toldAt().toString());
    observation.putObject("device").put("reference", "#model");
    observation.withArray("derivedFrom").add(study());
    return observation;
  }

  /** The patient by the identifier that the image had, the date by its study. */
  private void addPatientAndDate(ObjectNode resource) {
    screening
        .identity()
        .text(Tags.PATIENT_ID)
        .ifPresent(id -> resource.set("subject", patient(id)));
    screening
        .identity()
        .date(Tags.STUDY_DATE)
        .ifPresent(date -> resource.put("effectiveDateTime", date.toString()));
  }

  private ObjectNode patient(String id) {
    ObjectNode patient = object().put("type", "Patient");
    ObjectNode identifier = patient.putObject("identifier").put("value", id);
    screening
        .identity()
        .text(ReportTags.ISSUER_OF_PATIENT_ID)
        .ifPresent(issuer -> identifier.putObject("assigner").put("display", issuer));
    return patient;
  }

  private ObjectNode study() {
    ObjectNode study = object().put("type", "ImagingStudy");
    study.set("identifier", identifier(screening.original(Tags.STUDY_INSTANCE_UID)));
    return study;
  }

  private ObjectNode device() {
    ModelName model = ModelName.of(screening);
    ObjectNode device = object().put("resourceType", "Device").put("id", "model");
    device.putArray("identifier").add(identifier(model.deviceUid()));
    device.put("manufacturer", PatientAndStudy.MANUFACTURER);
    device.putArray("deviceName").addObject().put("name", model.name()).put("type", "model-name");
    device.putArray("version").addObject().put("value", model.version());
    return device;
  }

  private static ObjectNode identifier(Uid uid) {
    return object().put("system", DICOM_UIDS).put("value", OIDS + uid);
  }

  private static ObjectNode resource(String type, UUID id) {
    return object().put("resourceType", type).put("id", id.toString());
  }

  static ObjectNode concept(String system, String code, String display) {
    ObjectNode concept = object();
    concept
        .putArray("coding")
        .addObject()
        .put("system", system)
        .put("code", code)
        .put("display", display);
    return concept;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
