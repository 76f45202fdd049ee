package org.hilum.gateway.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.ScreeningFailed;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** What is written, as HAPI FHIR reads it when it forgives nothing. */
class FhirBundleTest {
  private static final IParser PARSER =
      FhirContext.forR4().newJsonParser().setParserErrorHandler(new StrictErrorHandler());

  private final Bundle bundle = read(Screened.result());

  @Test
  void isATransactionThatCanBeRepeated() {
    assertThat(bundle.getType()).isEqualTo(BundleType.TRANSACTION);
    assertThat(bundle.getEntry()).hasSize(4);
    for (BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.PUT);
      assertThat(entry.getRequest().getUrl()).isEqualTo(resource.fhirType() + "/" + id(resource));
    }
    assertThat(FhirBundle.of(Screened.result())).isEqualTo(FhirBundle.of(Screened.result()));
    assertThat(report(read(Screened.result(Screened.of("other/1")))).getId())
        .isNotEqualTo(report(bundle).getId());
  }

  @Test
  void reportsOnTheOriginalPatientAndStudy() {
    DiagnosticReport report = report(bundle);

    assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
    assertThat(report.getSubject().getIdentifier().getValue()).isEqualTo("P-0815");
    assertThat(report.getSubject().getIdentifier().getAssigner().getDisplay())
        .isEqualTo("St. Anna");
    assertThat(report.getImagingStudyFirstRep().getIdentifier().getValue())
        .isEqualTo("urn:oid:" + Screened.STUDY);
    assertThat(report.getCode().getCodingFirstRep().getSystem()).isEqualTo("http://loinc.org");
    assertThat(report.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-03-02");
    assertThat(report.getConclusion()).contains("Flagged", "91.32 %", "62 %", "not a diagnosis");
    assertThat(report.getIdentifierFirstRep().getValue())
        .isEqualTo("urn:oid:" + Screened.result().uid("report"));
  }

  @Test
  void observesPneumoniaAndItsCauses() {
    List<Observation> observations = observations(bundle);

    assertThat(observations)
        .extracting(observation -> observation.getCode().getCodingFirstRep().getCode())
        .containsExactly("233604007", "53084003", "75570004");
    assertThat(observations)
        .extracting(observation -> observation.getValueQuantity().getValue().toPlainString())
        .containsExactly("91.32", "63.01", "28.31");
    assertThat(report(bundle).getResult())
        .extracting(reference -> reference.getReference().replace("urn:uuid:", ""))
        .isEqualTo(observations.stream().map(FhirBundleTest::id).toList());
    Observation first = observations.get(0);
    assertThat(first.getReferenceRangeFirstRep().getHigh().getValue()).isEqualByComparingTo("62");
    assertThat(first.getReferenceRangeFirstRep().hasLow()).isFalse();
    assertThat(((Device) first.getContained().get(0)).getVersionFirstRep().getValue())
        .isEqualTo("1");
  }

  @Test
  void saysWhyThereIsNoDecision() {
    Bundle undecided = read(Screened.result(Screened.indeterminate()));

    assertThat(observations(undecided)).hasSize(1);
    assertThat(observations(undecided).get(0).getInterpretationFirstRep().getText())
        .isEqualTo("Indeterminate, unlike training images");
  }

  @Test
  void cancelsTheReportOfAnImageThatWasNotScreened() {
    Bundle unscreened =
        read(
            Screened.notScreened(
                FailureReason.OUT_OF_SCOPE_VIEW,
                "chest only",
                Optional.of(ScreeningFailed.OUT_OF_SCOPE_BODY_PART)));
    DiagnosticReport report = report(unscreened);
    Observation observation = observations(unscreened).get(0);

    assertThat(unscreened.getEntry()).hasSize(2);
    assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.CANCELLED);
    assertThat(report.getConclusion())
        .startsWith("Not screened, out of scope body part: chest only");
    assertThat(report.getCode().getCodingFirstRep().getCode()).isEqualTo("18748-4");
    assertThat(report(bundle).getCode().getCodingFirstRep().getCode()).isEqualTo("30745-4");
    assertThat(report.getSubject().getIdentifier().getValue()).isEqualTo("P-0815");
    assertThat(report.getResultFirstRep().getReference()).isEqualTo("urn:uuid:" + id(observation));
    assertThat(report.getId()).isNotEqualTo(report(bundle).getId());
    assertThat(observation.getStatus()).isEqualTo(ObservationStatus.CANCELLED);
    assertThat(observation.hasValue()).isFalse();
    assertThat(observation.getDataAbsentReason().getCoding())
        .extracting(Coding::getCode)
        .containsExactly("not-performed", "OUT_OF_SCOPE_BODY_PART");
  }

  @Test
  void callsAnImageThatCannotBeReadAnError() {
    Bundle unscreened =
        read(Screened.notScreened(FailureReason.CORRUPT, "it ends early", Optional.empty()));

    assertThat(observations(unscreened).get(0).getDataAbsentReason().getCoding())
        .extracting(Coding::getCode)
        .containsExactly("error", "CORRUPT");
  }

  @Test
  void isKnownByItsIds() {
    List<String> ids = FhirReport.ids(Screened.result()).stream().map(UUID::toString).toList();

    assertThat(ids).startsWith(id(report(bundle)));
    assertThat(ids).containsAll(observations(bundle).stream().map(FhirBundleTest::id).toList());
    assertThat(ids).contains(Screened.result().uuid("report").toString());
  }

  /** HAPI takes it from the entry's full URL. */
  private static String id(Resource resource) {
    return resource.getIdElement().getIdPart().replace("urn:uuid:", "");
  }

  private static Bundle read(Screening result) {
    return PARSER.parseResource(Bundle.class, new String(FhirBundle.of(result), UTF_8));
  }

  private static DiagnosticReport report(Bundle bundle) {
    List<BundleEntryComponent> entries = bundle.getEntry();
    return (DiagnosticReport) entries.get(entries.size() - 1).getResource();
  }

  private static List<Observation> observations(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(Observation.class::isInstance)
        .map(Observation.class::cast)
        .toList();
  }
}
