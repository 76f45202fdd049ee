package org.hilum.training.care;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hilum.training.fixture.Images.TRUNK;
import static org.hilum.training.fixture.Images.newId;
import static org.hilum.training.fixture.ReviewTopic.review;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.network.Features;
import org.hilum.schemas.CareKind;
import org.hilum.schemas.DataErased;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.PatientCare;
import org.hilum.schemas.Removal;
import org.hilum.schemas.Topic;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.hilum.training.fixture.OnEmptyTables;
import org.hilum.training.fixture.Told;
import org.hilum.training.snapshot.Snapshots;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class CareTest extends OnEmptyTables {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant LONG_AGO = Instant.parse("2020-01-02T03:04:05Z");

  @Inject Expired expired;
  @Inject Snapshots snapshots;
  @Inject ObjectStore store;

  private final String patient = "p-" + UUID.randomUUID();
  private final String careId = newId().substring(0, 32);

  @Test
  void erasesWhatThereIsOfAPatientAndSaysHowMuch() throws Exception {
    String image = labelled(patient, LONG_AGO);
    String other = labelled("somebody-else", LONG_AGO);
    rows.await("select count(*) from features where sha256 is not null", "2");
    rows.execute(
        "insert into training_run (occasion, owner, leased_until)"
            + " values ('REQUEST', 'nobody', now() + interval '1 hour')");

    PatientCare order = decided(CareKind.ERASURE_ORDERED, List.of(image));
    Told.send(Topic.PATIENT_CARE, patient, order);
    Told.send(Topic.PATIENT_CARE, patient, order);
    await().atMost(SOON).until(() -> Told.read(Topic.TRAINING_ERASED, careId).size() == 2);
    rows.await("select count(*) from audit_entry where facts->>'careId' = '" + careId + "'", "1");

    rows.await("select image_id from example", other);
    assertThat(rows.of("select image_id from verdict")).containsExactly(other);
    assertThat(rows.of("select image_id from features")).containsExactly(other);
    assertThat(store.head(Features.objectKey(image, TRUNK))).isEmpty();
    assertThat(store.head(Features.objectKey(other, TRUNK))).isPresent();
    assertThat(snapshots.take().examples()).extracting(it -> it.imageId()).containsExactly(other);
    assertThat(rows.of("select cancelling from training_run")).containsExactly("t");
    DataErased answer = answer();
    assertThat(answer.removals())
        .contains(
            Removal.of("example", List.of(image)),
            Removal.of("features", List.of(image + "/" + TRUNK)),
            Removal.of("outcomes", List.of(Features.objectKey(image, TRUNK))))
        .filteredOn(removal -> removal.kind().equals("verdict"))
        .extracting(Removal::count)
        .containsExactly(1L);
    rows.execute("delete from training_run");
  }

  @Test
  void notesInTheTrailWhatWasDecidedAndNobodysName() {
    String image = labelled(patient, LONG_AGO);
    tell(CareKind.HOLD_PLACED, List.of());
    tell(CareKind.HOLD_LIFTED, List.of());
    tell(CareKind.ERASURE_ORDERED, List.of());
    tell(CareKind.ERASURE_PROVED, List.of());

    rows.await(
        "select kind from audit_entry where facts->>'careId' = '" + careId + "' order by sequence",
        "HELD",
        "LIFTED",
        "ERASED",
        "PROVED");
    assertThat(
            rows.of(
                "select digest from audit_entry where kind = 'PROVED' and facts->>'careId' = '"
                    + careId
                    + "'"))
        .containsExactly("d".repeat(64));
    assertThat(
            rows.of(
                "select facts::text from audit_entry where facts::text like '%" + patient + "%'"))
        .isEmpty();
    // The verdict that went has its entry.
    assertThat(
            rows.of(
                "select kind from audit_entry where kind = 'REVIEWED' and image_id = '"
                    + image
                    + "'"))
        .hasSize(1);
  }

  @Test
  void takesNoVerdictThatComesLateAndOneOnAnImageThatWasReceivedAgain() {
    String known = newId();
    String again = newId();
    Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    tell(CareKind.ERASURE_ORDERED, List.of(known, again));
    rows.await("select count(*) from erased_image", "2");
    Told.send(
        Topic.XRAY_RECEIVED, again, Told.received(again, "cr-2", at.plus(1, ChronoUnit.HOURS)));
    rows.await("select kind from audit_entry where image_id = '" + again + "'", "RECEIVED");

    topic.send(review(known, "reader-1", 1, Verdict.NORMAL));
    topic.send(review(newId(), "reader-1", 1, Verdict.NORMAL, Optional.of(patient), at));
    topic.send(review(again, "reader-1", 1, Verdict.NORMAL, Optional.of(patient), at));
    String last = newId();
    topic.send(review(last, "reader-1", 1, Verdict.NORMAL));

    rows.await(
        "select image_id from example where image_id in ('"
            + again
            + "', '"
            + last
            + "') order by 1",
        List.of(again, last).stream().sorted().toArray(String[]::new));
    rows.await("select count(*) from verdict", "2");
  }

  @Test
  void removesFeedbackWhoseTimeIsOverWithItsFeatures() throws Exception {
    String old = labelled(patient, LONG_AGO);
    String fresh = labelled(patient, Instant.now());
    String disputed = labelled(patient, LONG_AGO);
    topic.send(review(disputed, "reader-2", 1, Verdict.PNEUMONIA, Optional.of(patient), LONG_AGO));
    rows.await("select image_id from example where standing = 'QUARANTINED'", disputed);
    awaitEntries(old, disputed);

    assertThat(expired.removeExamples(YEAR)).isEqualTo(1);

    assertThat(rows.of("select image_id from example order by 1"))
        .containsExactlyInAnyOrder(fresh, disputed);
    assertThat(store.head(Features.objectKey(old, TRUNK))).isEmpty();
    assertThat(store.head(Features.objectKey(fresh, TRUNK))).isPresent();
  }

  @Test
  void keepsWhatMadeAReleasedModelAndTheListsOfItsRun() throws Exception {
    String released = labelled(patient, LONG_AGO);
    String refused = labelled(patient, LONG_AGO);
    run(1, "RELEASED", released);
    run(2, "REFUSED", refused);
    awaitEntries(released, refused);

    assertThat(expired.removeSnapshots(YEAR)).isEqualTo(1);
    assertThat(expired.removeExamples(YEAR)).isEqualTo(1);

    assertThat(rows.of("select image_id from run_example")).containsExactly(released);
    assertThat(rows.of("select image_id from example")).containsExactly(released);
    assertThat(store.head(Features.objectKey(released, TRUNK))).isPresent();
  }

  @Test
  void keepsWhatALegalHoldIsOn() throws Exception {
    String held = labelled(patient, LONG_AGO);
    awaitEntries(held);
    tell(CareKind.HOLD_PLACED, List.of());
    rows.await("select patient from held_patient", patient);

    assertThat(expired.removeExamples(YEAR)).isZero();
    assertThat(expired.countHeld(YEAR)).isEqualTo(1);
    tell(CareKind.HOLD_LIFTED, List.of());
    rows.await("select count(*) from held_patient", "0");

    assertThat(expired.removeExamples(YEAR)).isEqualTo(1);
    assertThat(rows.of("select image_id from example")).isEmpty();
  }

  @Test
  void anErasureGoesBeforeWhatMadeAReleasedModel() {
    String released = labelled(patient, LONG_AGO);
    run(3, "RELEASED", released);

    tell(CareKind.ERASURE_ORDERED, List.of());

    rows.await("select count(*) from example", "0");
    // Which models learned from it can still be said.
    assertThat(rows.of("select image_id from run_example")).containsExactly(released);
  }

  private String labelled(String patient, Instant at) {
    String image = newId();
    images.receive(image);
    images.screen(image, TRUNK);
    topic.send(review(image, "reader-1", 1, Verdict.NORMAL, Optional.of(patient), at));
    rows.await("select image_id from example where image_id = '" + image + "'", image);
    return image;
  }

  private void run(long id, String state, String image) {
    rows.execute(
        """
        insert into training_run (id, occasion, state, owner, leased_until, ended_at)
        overriding system value
        values (%d, 'REQUEST', '%s', 'nobody', now(), now() - interval '2 years');
        insert into run_example (run_id, image_id, split) values (%d, '%s', 'TRAIN')
        """
            .formatted(id, state, id, image));
  }

  /** The trail looks for verdicts at intervals. */
  private void awaitEntries(String... imageIds) {
    for (String image : imageIds) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  rows.of(
                          "select v.image_id from verdict v left join audit_entry a on a.digest ="
                              + " v.event_id where a.sequence is null and v.image_id = '"
                              + image
                              + "'")
                      .isEmpty());
    }
  }

  private void tell(CareKind kind, List<String> imageIds) {
    Told.send(Topic.PATIENT_CARE, patient, decided(kind, imageIds));
  }

  private PatientCare decided(CareKind kind, List<String> imageIds) {
    Optional<String> proof =
        kind == CareKind.ERASURE_PROVED ? Optional.of("d".repeat(64)) : Optional.empty();
    return new PatientCare(
        careId,
        kind,
        patient,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        "tester",
        "DEL-1",
        imageIds,
        proof);
  }

  /** The same each time. */
  private DataErased answer() throws MalformedEventException {
    List<ConsumerRecord<String, byte[]>> answers = Told.read(Topic.TRAINING_ERASED, careId);
    assertThat(answers).allMatch(it -> Arrays.equals(it.value(), answers.get(0).value()));
    assertThat(new String(answers.get(0).value(), UTF_8)).doesNotContain(patient);
    return EventJson.read(answers.get(0).value(), DataErased.class);
  }
}
