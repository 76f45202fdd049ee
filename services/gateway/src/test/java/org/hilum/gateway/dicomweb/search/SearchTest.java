package org.hilum.gateway.dicomweb.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.dicom.InstanceUids;
import org.hilum.gateway.dicom.ListedInstance;
import org.hilum.gateway.dicomweb.NoiseRadiographs;
import org.hilum.gateway.dicomweb.Shelf;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SearchTest {
  private final Uid study = NoiseRadiographs.uid();
  private final Uid series = NoiseRadiographs.uid();
  private final String patient = "patient " + study;

  @Inject ObjectStore store;
  @Inject InstanceIndex index;

  @Test
  void tellsOfAStudyWhatTheStandardWants() {
    put(series, "DX");
    put(series, "DX");
    put(NoiseRadiographs.uid(), "CR");

    search("/studies?PatientID=" + patient)
        .body("", hasSize(1))
        .body("[0].'0020000D'.Value[0]", is(study.value()))
        .body("[0].'00100010'.Value[0].Alphabetic", is("Åström^Ida"))
        .body("[0].'00080020'.Value[0]", is("20240229"))
        .body("[0].'00080061'.Value", is(List.of("CR", "DX")))
        .body("[0].'00201206'.Value[0]", is(2))
        .body("[0].'00201208'.Value[0]", is(3))
        .body("[0].'00080056'.Value[0]", is("ONLINE"))
        .body("[0].'00081190'.vr", is("UR"))
        .body("[0].'00081190'.Value[0]", endsWith("/dicomweb/studies/" + study))
        .body("[0].'00080050'.vr", is("SH"))
        .body("[0].'00080050'.Value", nullValue())
        .body("[0].'00080060'", nullValue());
  }

  @Test
  void tellsOfSeriesAndInstances() {
    IndexEntry first = put(series, "DX");
    put(series, "DX");
    put(NoiseRadiographs.uid(), "CR");

    search("/studies/%s/series?Modality=DX".formatted(study))
        .body("", hasSize(1))
        .body("[0].'0020000E'.Value[0]", is(series.value()))
        .body("[0].'00201209'.Value[0]", is(2))
        .body("[0].'00100020'", nullValue())
        .body(
            "[0].'00081190'.Value[0]", endsWith("/studies/%s/series/%s".formatted(study, series)));
    search("/studies/%s/series/%s/instances".formatted(study, series))
        .body("", hasSize(2))
        .body("[0].'00280010'.Value[0]", is(NoiseRadiographs.ROWS))
        .body("[0].'00080060'", nullValue());
    search("/studies/%s/instances?SOPInstanceUID=%s".formatted(study, first.uids().instance()))
        .body("", hasSize(1))
        .body("[0].'00080016'.Value[0]", is(NoiseRadiographs.SOP_CLASS))
        .body("[0].'00080060'.Value[0]", is("DX"))
        .body("[0].'00081190'.Value[0]", endsWith("/instances/" + first.uids().instance()));
    search("/series?PatientID=%s&ModalitiesInStudy=CR".formatted(patient))
        .body("", hasSize(2))
        .body("[0].'00100020'.Value[0]", is(patient));
    search("/instances?00100020=" + patient).body("", hasSize(3));
  }

  @Test
  void matchesStudiesByWhatTheyHold() {
    IndexEntry entry = put(series, "DX");
    put(NoiseRadiographs.uid(), "CR");
    String here = "&PatientID=" + patient;

    for (String key :
        List.of(
            "ModalitiesInStudy=CR",
            "ModalitiesInStudy=MR,DX",
            "PatientName=*ida",
            "PatientName=",
            "StudyInstanceUID=%s,%s".formatted(NoiseRadiographs.uid(), study),
            "SeriesInstanceUID=" + series,
            "SOPInstanceUID=" + entry.uids().instance(),
            "StudyDate=",
            "BodyPartExamined=CHEST",
            "fuzzymatching=true")) {
      search("/studies?" + key + here).body("", hasSize(1)).body("[0].'00201208'.Value[0]", is(2));
    }
    for (String key :
        List.of(
            "ModalitiesInStudy=MR",
            "PatientName=Ida",
            "StudyInstanceUID=" + NoiseRadiographs.uid(),
            "StudyInstanceUID=1.*",
            "SeriesInstanceUID=" + NoiseRadiographs.uid(),
            "StudyDate=20240101-20241231",
            "AccessionNumber=1")) {
      search("/studies?" + key + here).body("", hasSize(0));
    }
  }

  @Test
  void givesPagesThatJoinToTheWhole() {
    List<String> all =
        IntStream.range(0, 7)
            .mapToObj(i -> put(series, "DX"))
            .map(SearchTest::name)
            .sorted()
            .toList();
    List<String> paged = new ArrayList<>();

    for (int offset = 0; offset < 9; offset += 3) {
      ValidatableResponse page =
          search("/studies/%s/instances?limit=3&offset=%d".formatted(study, offset));
      paged.addAll(page.extract().jsonPath().getList("'00080018'.Value.flatten()"));
      boolean hasMore = page.extract().header("Warning") != null;
      assertThat(hasMore).isEqualTo(offset + 3 < all.size());
    }

    assertThat(paged).isEqualTo(all);
    search("/studies/%s/instances?limit=0".formatted(study))
        .body("", hasSize(0))
        .header("Warning", containsString("299"));
  }

  /** PS3.18 8.3.4.2. */
  @Test
  void saysThatItMatchesLiterally() {
    String literally =
        "299 hilum: \"The fuzzymatching parameter is not supported."
            + " Only literal matching has been performed.\"";
    put(series, "DX");
    put(series, "DX");
    String instances = "/studies/%s/instances?".formatted(study);

    search(instances + "fuzzymatching=true").header("Warning", literally).body("", hasSize(2));
    search(instances + "fuzzymatching=false").header("Warning", nullValue());
    assertThat(
            search(instances + "fuzzymatching=true&limit=1")
                .extract()
                .headers()
                .getValues("Warning"))
        .hasSize(2)
        .contains(literally);
  }

  @Test
  void tellsMoreWhereMoreIsAskedFor() {
    put(series, "DX");

    search(
            "/studies/%s/instances?includefield=PatientSex,00181030&includefield=0020000D"
                .formatted(study))
        .body("[0].'00100040'.Value[0]", is("F"))
        .body("[0].'00181030'.vr", is("LO"))
        .body("[0].'00281050'", nullValue());
    search("/studies/%s/instances?includefield=all".formatted(study))
        .body("[0].'00281050'.Value[0]", is(2048))
        .body("[0].'7FE00010'", nullValue());
    search("/studies?includefield=all&PatientID=" + patient)
        .body("[0].'00101010'.Value[0]", is("004Y"));
  }

  @Test
  void answersWithJsonOfDicomOrPlain() {
    given().accept("application/json").get("/dicomweb/studies?limit=1").then().statusCode(200);
    given()
        .accept("application/dicom+xml")
        .get("/dicomweb/studies")
        .then()
        .statusCode(406)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=-1",
        "limit=a",
        "offset=",
        "offset=99999999999",
        "Surname=Hall",
        "includefield=Surname",
        "PatientID=1&PatientID=2"
      })
  void refusesSearchesThatItDoesNotUnderstand(String query) {
    given()
        .get("/dicomweb/studies?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", is("urn:hilum:problem:malformed-search"))
        .body("detail", not(containsString("Hall")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.02", "..%2f..", "1.2.x", "1.2%2f3"})
  void refusesWhatIsNoUid(String uid) {
    given()
        .urlEncodingEnabled(false)
        .get("/dicomweb/studies/%s/series".formatted(uid))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", is("urn:hilum:problem:malformed-uid"));
  }

  @Test
  void passesOverWhatACrashLeftOnTheListAlone() {
    put(series, "DX");
    InstanceUids first = new InstanceUids(study, series, new Uid("1.1"));
    String key = new ListedInstance(first, ListedInstance.patient(patient)).key();
    store.put(key, new byte[0], "application/octet-stream", Map.of());

    search("/studies?ModalitiesInStudy=DX&PatientID=" + patient).body("", hasSize(1));
    search("/studies/%s/series".formatted(study)).body("", hasSize(1));
    search("/studies/%s/instances".formatted(study)).body("", hasSize(1));
  }

  @Test
  void findsNothingInAStudyThatIsNotThere() {
    search("/studies/%s/series".formatted(NoiseRadiographs.uid())).body("", hasSize(0));
  }

  private IndexEntry put(Uid ofSeries, String modality) {
    return new Shelf(store, index)
        .put(
            NoiseRadiographs.of(study, ofSeries, NoiseRadiographs.uid())
                .text(Tags.PATIENT_ID, patient)
                .text(Tags.MODALITY, modality)
                .build());
  }

  private static String name(IndexEntry entry) {
    return entry.uids().instance().value();
  }

  private static ValidatableResponse search(String query) {
    return given()
        .accept("application/dicom+json")
        .get("/dicomweb" + query)
        .then()
        .statusCode(200)
        .contentType("application/dicom+json");
  }
}
