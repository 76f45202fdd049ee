package org.hilum.triage.care;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hilum.triage.fixture.Xrays.failed;
import static org.hilum.triage.fixture.Xrays.flagged;
import static org.hilum.triage.fixture.Xrays.id;
import static org.hilum.triage.fixture.Xrays.minutesAgo;
import static org.hilum.triage.fixture.Xrays.received;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.schemas.CareKind;
import org.hilum.schemas.DataErased;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.PatientCare;
import org.hilum.schemas.Removal;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.triage.fixture.Api;
import org.hilum.triage.fixture.Bus;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class CareTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String NORMAL = "{\"verdict\":\"NORMAL\",\"reader\":\"r1\"}";

  @Inject CaseRetention retention;
  @Inject AgroalDataSource database;

  @Test
  void erasesWhatThereIsOfAPatientAndSaysHowMuch() throws MalformedEventException {
    String read = reviewed("erased and read");
    String other = reviewed("of somebody else");
    PatientCare order = order("care-1", patientOf(read), List.of());

    tell(order);
    tell(order);
    Api.awaitCase(read, found -> found.get("screening") == null);

    given().get("/cases/" + read).then().statusCode(404);
    given().get("/cases/" + other).then().statusCode(200);
    List<ConsumerRecord<String, byte[]>> answers = answers(order);
    assertThat(answers).isNotEmpty();
    assertThat(answers).allMatch(it -> Arrays.equals(it.value(), answers.get(0).value()));
    DataErased answer = EventJson.read(answers.get(0).value(), DataErased.class);
    assertThat(answer.careId()).isEqualTo(order.careId());
    assertThat(answer.removals())
        .contains(
            Removal.of("cases", List.of(read)),
            Removal.of("reviews", List.of(read + "/1")),
            Removal.of("results", List.of(read + "/pneumonia/1.0.0")),
            Removal.of("failures", List.of()));
    assertThat(new String(answers.get(0).value(), UTF_8)).doesNotContain(patientOf(read), read);
  }

  @Test
  void takesNothingInThatComesLate() {
    String known = id("late and known to the gateway");
    String unknown = id("late and unknown to all");
    Instant before = minutesAgo(5);
    tell(order("care-2", patientOf(known), List.of(known)));
    tell(order("care-3", patientOf(unknown), List.of()));
    awaitOrder("care-3");

    Bus.send(Topic.SCREENING_COMPLETED, known, flagged(known, before, 0.9));
    Bus.send(Topic.SCREENING_FAILED, known, failed(known, before));
    Bus.send(Topic.XRAY_RECEIVED, known, received(known, "cr-1", before));
    // A result does not say whose it is; the receipt that follows does.
    Bus.send(Topic.SCREENING_COMPLETED, unknown, flagged(unknown, before, 0.9));
    Api.awaitScreening(unknown, "FLAGGED");
    Bus.send(Topic.XRAY_RECEIVED, unknown, received(unknown, "cr-1", before));

    Api.awaitCase(unknown, found -> found.get("screening") == null);
    awaitThatAllIsRead();
    given().get("/cases/" + known).then().statusCode(404);
    given().get("/cases/" + unknown).then().statusCode(404);
  }

  @Test
  void takesInWhatIsReceivedAfterTheOrder() {
    String imageId = id("received again");
    tell(order("care-4", patientOf(imageId), List.of(imageId)));
    awaitOrder("care-4");
    Instant later = Instant.now().plusSeconds(60);

    Bus.send(Topic.XRAY_RECEIVED, imageId, received(imageId, "cr-1", later));
    Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(imageId, later, 0.9));

    Api.awaitScreening(imageId, "FLAGGED");
  }

  @Test
  void removesWhatWasReadLongAgoAndNothingThatWaitsToBeRead() throws SQLException {
    String old = reviewed("read long ago");
    String fresh = reviewed("read just now");
    String unread = listed("old and unread");
    age(old);
    age(unread);

    assertThat(retention.removeSome(YEAR)).isEqualTo(1);
    assertThat(retention.removeSome(YEAR)).isZero();

    given().get("/cases/" + old).then().statusCode(404);
    given().get("/cases/" + fresh).then().statusCode(200);
    given().get("/cases/" + unread).then().statusCode(200);
  }

  @Test
  void keepsWhatALegalHoldIsOn() throws SQLException {
    String held = reviewed("held");
    age(held);
    tell(care("care-5", CareKind.HOLD_PLACED, patientOf(held), List.of()));
    await()
        .until(() -> count("held_patient where care_id = '%s'".formatted(careId("care-5"))) == 1);

    assertThat(retention.removeSome(YEAR)).isZero();
    assertThat(retention.countHeld(YEAR)).isEqualTo(1);
    tell(care("care-5", CareKind.HOLD_LIFTED, patientOf(held), List.of()));
    await()
        .until(() -> count("held_patient where care_id = '%s'".formatted(careId("care-5"))) == 0);

    assertThat(retention.removeSome(YEAR)).isEqualTo(1);
  }

  @Test
  void aPeriodOfLessThanADayIsASlipOfThePen() {
    RetentionSettings settings =
        new RetentionSettings() {
          @Override
          public String every() {
            return "off";
          }

          @Override
          public Optional<Duration> cases() {
            return Optional.of(Duration.ofMinutes(5));
          }
        };

    assertThatThrownBy(() -> new RetentionSchedule(settings, retention))
        .hasMessage("hilum.retention.cases is PT5M, expected a day or more");
  }

  private static String listed(String name) {
    String imageId = id(name);
    Instant at = minutesAgo(5);
    Bus.send(Topic.XRAY_RECEIVED, imageId, received(imageId, "cr-1", at));
    Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(imageId, at, 0.9));
    Api.awaitCase(
        imageId, found -> found.get("probability") != null && found.get("deviceId") != null);
    return imageId;
  }

  private String reviewed(String name) {
    String imageId = listed(name);
    Api.review(imageId, NORMAL).statusCode(201);
    await().until(() -> count("outbox where key = '%s'".formatted(imageId)) == 0);
    return imageId;
  }

  private static String patientOf(String imageId) {
    return "patient-" + imageId.substring(0, 8);
  }

  private static String careId(String name) {
    return id(name).substring(0, 32);
  }

  private static PatientCare order(String name, String patient, List<String> images) {
    return care(name, CareKind.ERASURE_ORDERED, patient, images);
  }

  private static PatientCare care(String name, CareKind kind, String patient, List<String> images) {
    return new PatientCare(
        careId(name), kind, patient, minutesAgo(0), "tester", name, images, Optional.empty());
  }

  private static void tell(PatientCare event) {
    Bus.send(Topic.PATIENT_CARE, event.patient(), event);
  }

  private void awaitOrder(String name) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("erasure where care_id = '%s'".formatted(careId(name))) == 1);
  }

  /** On every topic something later has been taken in. */
  private void awaitThatAllIsRead() {
    String last = id("after the late ones");
    Instant at = minutesAgo(1);
    Bus.send(Topic.SCREENING_FAILED, last, failed(last, at));
    Api.awaitScreening(last, "FAILED");
    Bus.send(Topic.SCREENING_COMPLETED, last, flagged(last, at, 0.9));
    Bus.send(Topic.XRAY_RECEIVED, last, received(last, "cr-last", at));
    Api.awaitCase(last, found -> found.get("probability") != null && found.get("deviceId") != null);
  }

  private static List<ConsumerRecord<String, byte[]>> answers(PatientCare order) {
    return Bus.read(Topic.TRIAGE_ERASED, 1, record -> record.key().equals(order.careId()));
  }

  private void age(String imageId) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement update = connection.createStatement()) {
      update.execute(
          "update cases set received_at = received_at - interval '2 years',"
              + " reviewed_at = reviewed_at - interval '2 years' where image_id = '"
              + imageId
              + "'");
    }
  }

  private long count(String rows) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement select = connection.createStatement();
        ResultSet count = select.executeQuery("select count(*) from " + rows)) {
      count.next();
      return count.getLong(1);
    }
  }
}
