package org.hilum.gateway.receive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.SopClasses;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.Topics;
import org.hilum.gateway.UnreadableFiles;
import org.hilum.gateway.dicom.Archive;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.uploads.TicketState;
import org.hilum.gateway.uploads.Upload;
import org.hilum.gateway.uploads.UploadedImages;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;
import org.hilum.schemas.XrayRefused;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DicomUploadTest {
  private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

  @Inject ObjectStore store;
  @Inject InstanceIndex index;
  @Inject Deidentifier names;
  @Inject UploadedImages uploads;

  @Test
  void takesADicomFileLikeTheDoorForDevices() throws MalformedEventException {
    DataSet image = Radiographs.computed().build();
    byte[] file = Radiographs.bytes(image);
    Archive archive = new Archive(store, index, names);

    String id =
        given()
            .contentType("application/dicom")
            .header("Hilum-Metadata", "{\"device\": \"workstation-1\", \"view\": \"PA\"}")
            .body(file)
            .post("/xrays")
            .then()
            .statusCode(202)
            .extract()
            .path("imageId");

    post(file).statusCode(200).body("imageId", is(id));
    assertThat(archive.keyOf(image)).isEqualTo("xrays/" + id);
    XrayReceived event = archive.onlyEventOf(image);
    assertThat(event.deviceId()).isEqualTo("workstation-1");
    assertThat(event.view()).hasValue(View.AP);
  }

  @Test
  void takesADicomFileOutOfAForm() {
    byte[] file = Radiographs.bytes(Radiographs.computed().build());

    given()
        .multiPart("image", "x.dcm", file, "application/dicom")
        .post("/xrays")
        .then()
        .statusCode(202);
  }

  @Test
  void admitsADicomFileThatWasPutIntoTheBucketAndRemovesItsIdentity() {
    DataSet image = Radiographs.computed().build();
    Upload upload = new Upload("dicom-" + image.text(Tags.SOP_INSTANCE_UID).orElseThrow());
    store.put(upload.key(), Radiographs.bytes(image), "application/dicom", Map.of());

    TicketState state = uploads.admit(upload).orElseThrow();

    String id = new Archive(store, index, names).entryOf(image).orElseThrow().imageId().hex();
    assertThat(state).isEqualTo(new TicketState.Admitted(id));
    assertThat(store.head(upload.key())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.hilum.gateway.UnreadableFiles#all")
  void refusesADamagedFileAndNamesWhatIsWrongWithItAndNobody(UnreadableFiles.Damaged damaged) {
    String device = "cr-" + UUID.randomUUID();
    String detail =
        given()
            .contentType("application/dicom")
            .header("Hilum-Metadata", "{\"device\": \"%s\"}".formatted(device))
            .body(damaged.file())
            .post("/xrays")
            .then()
            .statusCode(422)
            .extract()
            .path("detail");

    XrayRefused event = Topics.refusalsOf(device).get(0);
    assertThat(event.detail()).isEqualTo(detail);
    assertThat(event.reason() + ": " + detail)
        .contains(damaged.why())
        .doesNotContain("Nemo", "Nob", Radiographs.PATIENT_ID, Radiographs.STUDY, "4E5E", "626F");
    assertThat(Topics.refusalsOf(device)).hasSize(1);
  }

  @Test
  void refusesTextInThePixels() {
    byte[] file =
        Radiographs.bytes(Radiographs.computed().text(Tag.of(0x0028, 0x0301), "YES").build());

    post(file).statusCode(422).body("type", is("urn:hilum:problem:burned-in-annotation"));
  }

  @Test
  void refusesWhatIsNoRadiograph() {
    String magneticResonance = "1.2.840.10008.5.1.4.1.1.4";
    byte[] file =
        Radiographs.bytes(
            Radiographs.computed().text(Tags.SOP_CLASS_UID, magneticResonance).build());

    post(file).statusCode(422).body("type", is("urn:hilum:problem:unsupported-pixels"));
  }

  @Test
  void refusesADataSetUnderAnothersHead() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        DicomWriter.fileHeader(SYNTAX, SopClasses.COMPUTED_RADIOGRAPHY, new Uid("1.2.3")));
    file.writeBytes(DicomWriter.dataSet(SYNTAX, Radiographs.computed().build()));

    post(file.toByteArray()).statusCode(422).body("type", is("urn:hilum:problem:corrupt-image"));
  }

  @Test
  void refusesAnotherFileOfTheSameInstance() {
    DataSet first = Radiographs.computed().build();
    DataSet second =
        Radiographs.computed()
            .text(Tags.SOP_INSTANCE_UID, first.text(Tags.SOP_INSTANCE_UID).orElseThrow())
            .build();
    post(Radiographs.bytes(first)).statusCode(202);

    post(Radiographs.bytes(second))
        .statusCode(409)
        .body("type", is("urn:hilum:problem:duplicate-instance"));
  }

  private static ValidatableResponse post(byte[] file) {
    return given().contentType("application/dicom").body(file).post("/xrays").then();
  }
}
