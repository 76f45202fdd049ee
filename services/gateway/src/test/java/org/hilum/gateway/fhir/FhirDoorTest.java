package org.hilum.gateway.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.deidentify.Pseudonymiser.Kind;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.deliver.Delivery;
import org.hilum.gateway.dicom.DicomAdmission;
import org.hilum.gateway.dicom.DicomOutcome;
import org.hilum.gateway.dicomweb.NoiseRadiographs;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.servers.RealServers;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered, as HAPI FHIR reads it when it forgives nothing. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class FhirDoorTest {
  private static final IParser PARSER =
      FhirContext.forR4().newJsonParser().setParserErrorHandler(new StrictErrorHandler());

  @TestHTTPResource("/fhir")
  URI base;

  @Inject Delivery delivery;
  @Inject DicomAdmission admission;
  @Inject Deidentifier names;

  @Test
  void readsAReportAndWhatWasObserved() {
    Instant told = Instant.parse("2031-01-05T10:00:00.123Z");
    delivery.enter(at(delivery.screened(), told));

    DiagnosticReport found = only("issued=2031-01-05");
    DiagnosticReport read = read(DiagnosticReport.class, "/DiagnosticReport/" + id(found));

    assertThat(read.getSubject().getIdentifier().getValue()).isEqualTo("P-0815");
    assertThat(read.getIssued()).isEqualTo(told);
    assertThat(read.getResult()).hasSize(3);
    Observation first = read(Observation.class, "/" + read.getResultFirstRep().getReference());
    assertThat(first.getValueQuantity().getValue().toPlainString()).isEqualTo("91.32");
    assertThat(PARSER.encodeResourceToString(read)).isEqualTo(PARSER.encodeResourceToString(found));
  }

  @Test
  void findsTheReportsOfAStudyByTheNameThatItsDeviceGaveIt() {
    Uid study = NoiseRadiographs.uid();
    ScreeningCompleted event = admitted(study);
    delivery.enter(event);

    String asFhir = "study=urn:dicom:uid|urn:oid:" + study;
    assertThat(id(only("study=" + study))).isEqualTo(id(only(asFhir)));
    assertThat(id(only("study=" + names.uid(Kind.STUDY, study.value()))))
        .isEqualTo(id(only(asFhir)));
    DiagnosticReport report = only(asFhir);
    assertThat(report.getImagingStudyFirstRep().getIdentifier().getValue())
        .isEqualTo("urn:oid:" + study);
    assertThat(only("_id=" + id(report)).getId()).isEqualTo(report.getId());
    String identifier = report.getIdentifierFirstRep().getValue();
    assertThat(only("identifier=urn:dicom:uid|" + identifier).getId()).isEqualTo(report.getId());
    assertThat(search(asFhir + "&date=lt2025-01-02").getEntry()).isEmpty();
    assertThat(search(asFhir + "&date=2025-01-02").getEntry()).hasSize(1);
    assertThat(search("study=" + NoiseRadiographs.uid()).getEntry()).isEmpty();
    assertThat(search("identifier=1.2.3").getEntry()).isEmpty();
    assertThat(search("_id=nobody").getEntry()).isEmpty();
  }

  @Test
  void findsReportsByAFormWithNothingInTheAddress() {
    Uid study = NoiseRadiographs.uid();
    delivery.enter(admitted(study));

    String answer =
        given()
            .formParam("study", study.value())
            .post("/fhir/DiagnosticReport/_search")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(PARSER.parseResource(Bundle.class, answer).getEntry()).hasSize(1);
  }

  @Test
  void givesPagesInTheOrderOfTimeThatJoinToTheWhole() {
    List<Instant> times =
        IntStream.range(0, 5)
            .mapToObj(i -> Instant.parse("2032-03-01T00:00:00Z").plusSeconds(60L * i))
            .toList();
    for (int i : List.of(3, 0, 4, 2, 1)) {
      delivery.enter(at(delivery.screened(), times.get(i)));
    }
    List<Instant> paged = new ArrayList<>();

    Bundle page = search("issued=ge2032-03-01&issued=lt2032-04&_count=2");
    assertThat(page.getLink("self").getUrl()).startsWith(base + "/DiagnosticReport?");
    reports(page).forEach(report -> paged.add(report.getIssued().toInstant()));
    int pages = 1;
    while (page.getLink("next") != null) {
      page = follow(page.getLink("next").getUrl());
      reports(page).forEach(report -> paged.add(report.getIssued().toInstant()));
      pages++;
    }

    assertThat(paged).isEqualTo(times);
    assertThat(pages).isEqualTo(3);
    assertThat(reports(search("issued=gt2032-03-01T00:02:00Z&issued=le2032-03"))).hasSize(2);
    assertThat(reports(search("issued=ge2032-03-01&issued=lt2032-03-02&date=2026-03-02")))
        .as("whose study was that day")
        .hasSize(5);
    assertThat(reports(search("issued=ge2032-03-01&issued=lt2032-03-02&date=gt2026-03-02")))
        .isEmpty();
  }

  @Test
  void tellsOfImagesThatWereNotScreened() {
    ScreeningFailed failure =
        Delivery.failureOf(at(delivery.screened(), Instant.parse("2033-01-01T00:00:00Z")));
    delivery.enter(failure);

    DiagnosticReport report = only("issued=2033-01-01");

    assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.CANCELLED);
    Observation observation =
        read(Observation.class, "/" + report.getResultFirstRep().getReference());
    assertThat(observation.getDataAbsentReason().getCodingFirstRep().getCode())
        .isEqualTo("not-performed");
  }

  @Test
  void showsTheResultAloneOfAnImageThatWasGivenUpBefore() {
    ScreeningCompleted event = at(delivery.screened(), Instant.parse("2034-01-01T00:00:01Z"));
    delivery.enter(Delivery.failureOf(at(event, Instant.parse("2034-01-01T00:00:00Z"))));
    String givenUp = id(only("issued=2034-01-01"));
    delivery.enter(event);

    assertThat(only("issued=2034-01-01").getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
    outcome("/DiagnosticReport/" + givenUp, 404);
  }

  @Test
  void saysWhatItCanDo() {
    CapabilityStatement statement = read(CapabilityStatement.class, "/metadata");

    assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
    assertThat(statement.getImplementation().getUrl()).isEqualTo(base.toString());
    assertThat(statement.getRestFirstRep().getResource())
        .extracting(resource -> resource.getType())
        .containsExactly("DiagnosticReport", "Observation");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/DiagnosticReport/1",
        "/DiagnosticReport/00000000-0000-8000-8000-000000000000",
        "/Observation/x",
        "/Patient/1"
      })
  void saysInTheWordsOfFhirThatThereIsNoSuchResource(String path) {
    OperationOutcome outcome = outcome(path, 404);
    assertThat(outcome.getIssueFirstRep().getCode().toCode()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "patient=Yamada, expected _id",
    "date=Yamada, date: expected",
    "issued=ne2026, issued: expected",
    "issued=2026-13-01, issued: expected",
    "_count=0, _count: expected",
    "after=Yamada, after: expected",
    "study=Yamada, study: expected",
    "_format=xml, _format: expected",
    "_id=a&_id=b, expected each"
  })
  void refusesSearchesThatItDoesNotUnderstand(String query, String expected) {
    OperationOutcome outcome = outcome("/DiagnosticReport?" + query, 400);

    assertThat(outcome.getIssueFirstRep().getCode().toCode()).isEqualTo("invalid");
    assertThat(outcome.getIssueFirstRep().getDiagnostics())
        .contains(expected)
        .doesNotContain("Yamada");
  }

  private ScreeningCompleted admitted(Uid study) {
    DataSet original = Radiographs.computed().text(Tags.STUDY_INSTANCE_UID, study.value()).build();
    DicomOutcome outcome = admission.admit(Radiographs.bytes(original), "cr-room-2");
    return delivery.resultOf(((DicomOutcome.Stored) outcome).instance().imageId());
  }

  private static ScreeningCompleted at(ScreeningCompleted event, Instant time) {
    return new ScreeningCompleted(
        event.imageId(),
        event.receivedAt(),
        time,
        event.trunkDigest(),
        event.champion(),
        event.shadows(),
        event.heatMap(),
        event.featuresKey(),
        event.timings());
  }

  private static String id(Resource resource) {
    return resource.getIdElement().getIdPart();
  }

  private static DiagnosticReport only(String query) {
    List<DiagnosticReport> reports = reports(search(query));
    assertThat(reports).as(query).hasSize(1);
    return reports.get(0);
  }

  private static List<DiagnosticReport> reports(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .map(DiagnosticReport.class::cast)
        .toList();
  }

  private static Bundle search(String query) {
    return read(Bundle.class, "/DiagnosticReport?" + query);
  }

  private static Bundle follow(String url) {
    String answer =
        given().urlEncodingEnabled(false).get(url).then().statusCode(200).extract().asString();
    return PARSER.parseResource(Bundle.class, answer);
  }

  private static <R extends Resource> R read(Class<R> type, String path) {
    return PARSER.parseResource(type, ask(path).statusCode(200).extract().asString());
  }

  private static OperationOutcome outcome(String path, int status) {
    return PARSER.parseResource(
        OperationOutcome.class, ask(path).statusCode(status).extract().asString());
  }

  private static ValidatableResponse ask(String path) {
    return given()
        .headers(Map.of("Accept", "application/fhir+json"))
        .get("/fhir" + path)
        .then()
        .contentType("application/fhir+json");
  }
}
