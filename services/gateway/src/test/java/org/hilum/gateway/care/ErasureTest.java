package org.hilum.gateway.care;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.admit.Pseudonyms;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.dicom.ListedInstance;
import org.hilum.schemas.CareKind;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.PatientCare;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ErasureTest {
  @Inject Ward ward;
  @Inject ErasureWork work;
  @Inject Proofs proofs;
  @Inject Erasures erasures;
  @Inject PatientObjects objects;
  @Inject ObjectStore store;
  @Inject InstanceIndex index;
  @Inject Pseudonyms pseudonyms;

  private final String patient = Ward.patient();

  @Test
  void erasesEverythingOfThePatientAndNothingElseAndProvesIt() throws MalformedEventException {
    ImageId radiograph = ward.send(Ward.radiograph(patient));
    ImageId picture = Ward.sendPicture(patient);
    ImageId other = ward.send(Ward.radiograph(Ward.patient()));
    ward.screen(radiograph);
    String careId = order("DEL-1");

    work.run();

    PatientCare ordered = told(careId, CareKind.ERASURE_ORDERED);
    assertThat(ordered.imageIds()).containsExactlyInAnyOrder(radiograph.hex(), picture.hex());
    state(careId, "REMOVING");
    given().get("/erasures/" + careId + "/proof").then().statusCode(404);
    ward.answer(careId, 2);
    work.run(); // finds the features, which are training's to remove
    work.run();

    state(careId, "PROVED");
    assertThat(ward.keysOf(radiograph)).isEmpty();
    assertThat(ward.keysOf(picture)).isEmpty();
    assertThat(ward.keysOf(other)).isNotEmpty();
    given()
        .get("/erasures/" + careId + "/proof")
        .then()
        .statusCode(200)
        .body("reference", equalTo("DEL-1"))
        .body("requestedBy", equalTo("tester"))
        .body("removed.service", equalTo(List.of("gateway", "triage", "training")))
        .body("removed[0].removals.find { it.kind == 'xrays' }.count", equalTo(2))
        .body("removed[0].removals.find { it.kind == 'identities' }.count", equalTo(1))
        .body("removed[0].removals.find { it.kind == 'dicom' }.count", equalTo(1))
        .body("removed[0].removals.find { it.kind == 'dicom-instances' }.count", equalTo(1))
        .body("removed[0].removals.find { it.kind == 'outbox' }.count", equalTo(1))
        .body("removed[0].removals.find { it.kind == 'results' }.count", equalTo(1))
        .body("removed[0].removals.find { it.kind == 'outcomes' }.count", equalTo(1))
        .body("removed[1].removals.find { it.kind == 'cases' }.count", equalTo(2))
        .body("check.objectsOfPatient", equalTo(0))
        .body("check.objectsOfImages", equalTo(0));
  }

  @Test
  void theProofNamesNobodyAndItsDigestIsTold() throws MalformedEventException {
    Ward.sendPicture(patient);
    String careId = proved("DEL-2");

    String proof = given().get("/erasures/" + careId + "/proof").asString();

    String pseudonym = pseudonyms.of("patient", patient);
    assertThat(proof).doesNotContain(patient).doesNotContain(pseudonym);
    String digest = Proofs.digest(proof.getBytes(UTF_8));
    given().get("/erasures/" + careId).then().body("proofDigest", equalTo(digest));
    given().get("/erasures").then().body("careId", hasItems(careId));
    assertThat(given().get("/erasures").asString()).doesNotContain(pseudonym);
    assertThat(told(careId, CareKind.ERASURE_PROVED).proofDigest()).hasValue(digest);
    assertThat(records(careId))
        .allMatch(record -> record.key().equals(pseudonym))
        .noneMatch(record -> new String(record.value(), UTF_8).contains(patient));
  }

  @Test
  void theSameRequestIsTheSameErasureWithTheSameProof() {
    ImageId picture = Ward.sendPicture(patient);
    String careId = proved("DEL-3");
    String proof = given().get("/erasures/" + careId + "/proof").asString();

    assertThat(order("DEL-3")).isEqualTo(careId);
    work.run();

    assertThat(given().get("/erasures/" + careId + "/proof").asString()).isEqualTo(proof);
    assertThat(records(careId)).hasSize(2);
    assertThat(order("DEL-3b")).isNotEqualTo(careId);
    assertThat(ward.keysOf(picture)).isEmpty();
  }

  @Test
  void countsWhatWasThereHoweverOftenTheWorkIsInterrupted() {
    ImageId radiograph = ward.send(Ward.radiograph(patient));
    String careId = order("DEL-4");
    ErasureRequest request = erasures.request(careId).orElseThrow();
    ErasurePlan plan = objects.of(request.patient(), request.requestedAt());
    // As a replica leaves it that dies between two objects.
    erasures.write(careId, plan);
    store.delete(radiograph.key());
    ward.answer(careId, 1);

    work.run();

    given()
        .get("/erasures/" + careId + "/proof")
        .then()
        .body("removed[0].removals.find { it.kind == 'xrays' }.count", equalTo(1))
        .body("removed[0].removals.find { it.kind == 'identities' }.count", equalTo(1));
    assertThat(ward.keysOf(radiograph)).isEmpty();
  }

  @Test
  void anImageThatIsSentAgainLaterIsTakenInAnew() {
    byte[] file = Ward.radiograph(patient);
    ImageId radiograph = ward.send(file);
    ImageId picture = Ward.sendPicture(patient);
    proved("DEL-5");

    assertThat(ward.send(file)).isEqualTo(radiograph);
    ward.screen(picture); // a worker that was late
    proofs.lookAgain();

    assertThat(ward.keysOf(radiograph))
        .contains(radiograph.key(), "identities/" + radiograph.hex());
    assertThat(ward.keysOf(picture)).isEmpty();
  }

  @Test
  void findsAnIndexEntryAndAnIdentityWithoutTheirObject() {
    ImageId radiograph = ward.send(Ward.radiograph(patient));
    store.delete(radiograph.key());

    String careId = proved("DEL-6");

    given()
        .get("/erasures/" + careId + "/proof")
        .then()
        .body("removed[0].removals.find { it.kind == 'dicom' }.count", equalTo(1))
        .body("removed[0].removals.find { it.kind == 'identities' }.count", equalTo(1));
    assertThat(ward.keysOf(radiograph)).isEmpty();
  }

  @Test
  void findsWhatACrashLeftOnTheListAlone() {
    ImageId radiograph = ward.send(Ward.radiograph(patient));
    String pseudonym = pseudonyms.of("patient", patient);
    ListedInstance listed =
        index
            .list()
            .filter(it -> it.patient().equals(ListedInstance.patient(pseudonym)))
            .findAny()
            .orElseThrow();
    store.delete(radiograph.key());
    store.delete("dicom-instances/" + listed.uids().instance());

    proved("DEL-6b");

    assertThat(index.list(listed.uids().study())).doesNotContain(listed);
  }

  @Test
  void removesNothingWhileALegalHoldStands() {
    ImageId picture = Ward.sendPicture(patient);
    Ward.ask("/holds", patient, "CASE-7").statusCode(200).body("reference", equalTo("CASE-7"));
    Ward.ask("/holds", patient, "CASE-7").statusCode(200);
    Ward.ask("/holds", patient, "CASE-8").statusCode(409).body("detail", containsString("CASE-7"));

    Ward.ask("/erasures", patient, "DEL-7")
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("a legal hold stands since"))
        .body("detail", containsString("CASE-7"));
    given().get("/holds").then().body("reference", hasItems("CASE-7"));
    assertThat(given().get("/holds").asString()).doesNotContain(pseudonyms.of("patient", patient));

    Ward.ask("/holds/lift", patient, "CASE-7-over").statusCode(204);
    Ward.ask("/holds/lift", patient, "CASE-7-over").statusCode(404);
    proved("DEL-7");
    assertThat(ward.keysOf(picture)).isEmpty();
  }

  @Test
  void aHoldThatComesBeforeTheWorkWinsAndOneThatComesAfterIsRefused() {
    ImageId picture = Ward.sendPicture(patient);
    String careId = order("DEL-8");
    Ward.ask("/holds", patient, "CASE-9").statusCode(200);

    work.run();

    state(careId, "HELD");
    assertThat(ward.keysOf(picture)).contains(picture.key());
    Ward.ask("/holds/lift", patient, "CASE-9").statusCode(204);
    work.run();
    Ward.ask("/holds", patient, "CASE-9b")
        .statusCode(409)
        .body("type", containsString("erasure-begun"));
    assertThat(ward.keysOf(picture)).isEmpty();
    ward.answer(careId, 0);
    work.run();
    state(careId, "PROVED");
  }

  @Test
  void tellsHoldsToTheOthers() throws MalformedEventException {
    String careId = Ward.ask("/holds", patient, "CASE-10").statusCode(200).extract().path("careId");
    Ward.ask("/holds/lift", patient, "CASE-11").statusCode(204);

    assertThat(told(careId, CareKind.HOLD_PLACED).reference()).isEqualTo("CASE-10");
    assertThat(told(careId, CareKind.HOLD_LIFTED).reference()).isEqualTo("CASE-11");
  }

  @Test
  void refusesWhatItDoesNotUnderstandWithoutRepeatingIt() {
    for (String body :
        List.of("{}", "[]", "{\"patient\":\" \",\"reference\":\"A\"}", "{\"patient\":\"Nemo\"}")) {
      given()
          .contentType("application/json")
          .body(body)
          .post("/erasures")
          .then()
          .statusCode(400)
          .body("detail", org.hamcrest.Matchers.not(containsString("Nemo")));
    }
    Ward.ask("/holds", patient, "of Mrs Hall").statusCode(400);
    Map.of("no-such-id", 404, "0".repeat(32), 404)
        .forEach((id, status) -> given().get("/erasures/" + id).then().statusCode(status));
  }

  private String order(String reference) {
    return Ward.ask("/erasures", patient, reference).statusCode(202).extract().path("careId");
  }

  private String proved(String reference) {
    String careId = order(reference);
    work.run();
    ward.answer(careId, 0);
    work.run();
    work.run();
    state(careId, "PROVED");
    return careId;
  }

  private static void state(String careId, String progress) {
    given().get("/erasures/" + careId).then().statusCode(200).body("progress", equalTo(progress));
  }

  private static List<ConsumerRecord<String, byte[]>> records(String careId) {
    return Topics.records(Topic.PATIENT_CARE).stream()
        .filter(record -> new String(record.value(), UTF_8).contains(careId))
        .toList();
  }

  private static PatientCare told(String careId, CareKind kind) throws MalformedEventException {
    for (ConsumerRecord<String, byte[]> record : records(careId)) {
      PatientCare event = EventJson.read(record.value(), PatientCare.class);
      if (event.kind() == kind) {
        return event;
      }
    }
    throw new AssertionError("nobody was told of " + kind);
  }
}
