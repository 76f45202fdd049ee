package org.hilum.training.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hilum.training.fixture.Images.newId;
import static org.hilum.training.fixture.ReviewTopic.review;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Topic;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.hilum.training.collect.Database;
import org.hilum.training.fixture.ReviewTopic;
import org.hilum.training.fixture.Rows;
import org.hilum.training.fixture.Told;
import org.hilum.training.registry.KeptDecision;
import org.hilum.training.registry.Proof;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.SmallModels;
import org.hilum.training.registry.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail of the service against real Kafka, PostgreSQL and S3. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TrailServiceTest {
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

  @Inject AgroalDataSource database;
  @Inject Database transactions;
  @Inject ObjectStore store;
  @Inject Registry registry;
  @Inject Releases releases;

  @TempDir Path folder;

  private Rows rows;

  @BeforeEach
  void looksAtTheTables() {
    rows = new Rows(database);
    // A test before may have restarted it.
    rows.await("select 1", "1");
    store.createBucketIfAbsent();
  }

  @Test
  void recordsTheWayOfAnImage() throws Exception {
    String image = newId();
    Told.send(Topic.XRAY_RECEIVED, image, Told.received(image, "cr-2", AT));
    Told.send(
        Topic.SCREENING_COMPLETED,
        image,
        Told.withShadow(Told.screened(image, AT.plusSeconds(2), "m/1", 0.9), "m/2", 0.8));
    Told.send(Topic.CASE_FLAGGED, image, Told.flagged(image, AT.plusSeconds(3), "m/1"));
    try (ReviewTopic topic = new ReviewTopic()) {
      topic.send(review(image, "reader-1", 1, Verdict.PNEUMONIA));
    }

    awaitKinds(image, "FLAGGED", "RECEIVED", "REVIEWED", "SCREENED");

    assertThat(fact(image, "RECEIVED", "facts->>'deviceId'")).isEqualTo("cr-2");
    assertThat(fact(image, "SCREENED", "facts->'champion'->>'decision'")).isEqualTo("FLAGGED");
    assertThat(fact(image, "SCREENED", "facts->'shadows'->0->>'modelVersion'")).isEqualTo("m/2");
    assertThat(fact(image, "SCREENED", "model_version")).isEqualTo("m/1");
    assertThat(fact(image, "REVIEWED", "facts->>'verdict'")).isEqualTo("PNEUMONIA");
    assertThat(fact(image, "REVIEWED", "facts->>'reader'")).isEqualTo("reader-1");
    assertThat(check()).isInstanceOf(ChainVerdict.Intact.class);
  }

  @Test
  void recordsWhyAnImageCouldNotBeScreened() {
    String image = newId();
    Told.send(Topic.SCREENING_FAILED, image, Told.failed(image, AT, "m/1"));

    awaitKinds(image, "FAILED");

    assertThat(fact(image, "FAILED", "facts->>'reason'")).isEqualTo("CORRUPT");
  }

  @Test
  void namesTheEventByItsDigestAndNobodyByPseudonym() {
    String image = newId();
    Record event = Told.received(image, "cr-2", AT);
    Told.send(Topic.XRAY_RECEIVED, image, event);

    awaitKinds(image, "RECEIVED");

    assertThat(fact(image, "RECEIVED", "digest")).isEqualTo(Digest.of(EventJson.write(event)));
    assertThat(fact(image, "RECEIVED", "facts"))
        .doesNotContain("patient")
        .doesNotContain(Told.PATIENT)
        .doesNotContain(Told.STUDY);
  }

  @Test
  void addsNothingForAnEventThatIsDeliveredAgain() {
    String image = newId();
    Record event = Told.screened(image, AT, "m/1", 0.9);
    for (int time = 0; time < 5; time++) {
      Told.send(Topic.SCREENING_COMPLETED, image, event);
    }
    // The same key goes the same way, so this one comes last.
    Told.send(Topic.SCREENING_COMPLETED, image, Told.screened(image, AT, "m/3", 0.2));

    awaitKinds(image, "SCREENED", "SCREENED");
    assertThat(
            rows.of("select model_version from audit_entry where image_id = '%s'".formatted(image)))
        .containsExactlyInAnyOrder("m/1", "m/3");
  }

  @Test
  void setsAsideWhatIsNoEventAndKeepsTheRest() {
    String image = newId();
    Told.sendBytes(Topic.SCREENING_FAILED, image, "no event".getBytes(UTF_8));
    Told.sendBytes(
        Topic.SCREENING_FAILED, image, EventJson.write(Told.failed("person1", AT, "m/1")));
    Told.sendBytes(
        Topic.SCREENING_FAILED, image, EventJson.write(Told.failed(image, Instant.MAX, "m/1")));
    Told.sendBytes(Topic.SCREENING_FAILED, image, null);
    Told.send(Topic.SCREENING_FAILED, image, Told.failed(image, AT, "m/1"));

    awaitKinds(image, "FAILED");

    List<ConsumerRecord<String, byte[]>> letters =
        Told.read(Topic.SCREENING_FAILED + ".hilum-training.dead-letter", image);
    assertThat(letters).hasSize(4);
    assertThat(letters)
        .allSatisfy(
            letter ->
                assertThat(Told.header(letter, "dead-letter-topic"))
                    .isEqualTo(Topic.SCREENING_FAILED));
    assertThat(letters)
        .extracting(letter -> Told.header(letter, "dead-letter-reason"))
        .anySatisfy(reason -> assertThat(reason).contains("'person1' is no image id"));
  }

  @Test
  void keepsWhatPostgresCannotLookInto() {
    String image = newId();
    Told.send(Topic.XRAY_RECEIVED, image, Told.received(image, "cr\0-2", AT));

    awaitKinds(image, "RECEIVED");

    assertThat(fact(image, "RECEIVED", "facts->>'deviceId'")).isEqualTo("cr\ufffd-2");
  }

  @Test
  void waitsForPostgresAndLosesNothing() throws Exception {
    String image = newId();
    RealServers.stopPostgres();
    try {
      for (int second = 0; second < 20; second++) {
        Told.send(
            Topic.SCREENING_COMPLETED,
            image,
            Told.screened(image, AT.plusSeconds(second), "m/1", 0.9));
      }
    } finally {
      RealServers.startPostgres();
    }

    rows.await("select count(*) from audit_entry where image_id = '%s'".formatted(image), "20");
    assertThat(check()).isInstanceOf(ChainVerdict.Intact.class);
  }

  @Test
  void keepsAVerdictOfATimeAndAModelThatCannotBe() {
    String image = newId();
    Instant before = Instant.parse("1066-10-14T09:00:00Z");
    CaseReviewed strange =
        new CaseReviewed(
            image,
            1,
            Verdict.NORMAL,
            "reader-1",
            before,
            Optional.of("hidden-person"),
            Optional.of("No Model"),
            Optional.empty(),
            Optional.empty());
    try (ReviewTopic topic = new ReviewTopic()) {
      topic.send(strange);
    }

    awaitKinds(image, "REVIEWED");

    assertThat(fact(image, "REVIEWED", "facts->>'reviewedAt'")).isEqualTo(before.toString());
    assertThat(fact(image, "REVIEWED", "facts->>'modelVersion'")).isEqualTo("No Model");
    assertThat(fact(image, "REVIEWED", "facts")).doesNotContain("hidden-person");
    assertThat(check()).isInstanceOf(ChainVerdict.Intact.class);
  }

  @Test
  void recordsWhoSettledADispute() {
    String image = newId();
    try (ReviewTopic topic = new ReviewTopic()) {
      topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
      topic.send(review(image, "reader-2", 2, Verdict.PNEUMONIA));
    }
    rows.await(
        "select standing from example where image_id = '%s'".formatted(image), "QUARANTINED");
    RestAssured.given()
        .contentType(ContentType.JSON)
        .body(Map.of("verdict", "NORMAL", "reader", "reader-7"))
        .post("/training/quarantine/" + image)
        .then()
        .statusCode(201);

    awaitKinds(image, "RESOLVED", "REVIEWED", "REVIEWED");

    assertThat(fact(image, "RESOLVED", "facts->>'reader'")).isEqualTo("reader-7");
    assertThat(fact(image, "RESOLVED", "facts->>'verdict'")).isEqualTo("NORMAL");
  }

  @Test
  void recordsHowARunEnded() {
    rows.execute(
        """
        insert into training_run (occasion, owner, leased_until, state, ended_at, model_version,
          champion, snapshot_digest, examples, reasons)
        values ('REQUEST', 'trail test', now(), 'REFUSED', now(), 'trained/2', 'trained/1',
          'digest of a snapshot', 12, '{too bad}')
        """);

    rows.await(
        """
        select concat_ws(' ', facts->>'state', facts->>'champion', facts->>'examples',
          facts->>'snapshotDigest', facts->'reasons'->>0)
        from audit_entry where kind = 'TRAINED' and model_version = 'trained/2'
        """,
        "REFUSED trained/1 12 digest of a snapshot too bad");
  }

  @Test
  void recordsModelsDossiersReleasesAndRollbacks() {
    register("trailed/1");
    register("trailed/2");
    releases.install("trailed/1", "somebody");
    releases.promote(
        new Proof(Stage.PROMOTION, "trailed/2", "trailed/1", "decisions/promotion-0.json"), "gate");
    releases.rollback("trailed", "somebody else");

    rows.await(
        """
        select concat_ws(' ', model_version, facts->>'occasion', facts->>'by')
        from audit_entry where kind = 'RELEASED' and model_version like 'trailed/%'
        order by (facts->>'revision')::int
        """,
        "trailed/1 PROMOTION somebody",
        "trailed/2 PROMOTION gate",
        "trailed/1 ROLLBACK somebody else");
    rows.await(
        """
        select concat_ws(' ', kind, model_version, facts->>'passed') from audit_entry
        where kind in ('REGISTERED', 'JUDGED') and model_version like 'trailed/%'
        order by model_version, kind
        """,
        "JUDGED trailed/1 true",
        "REGISTERED trailed/1",
        "JUDGED trailed/2 true",
        "REGISTERED trailed/2");
    assertThat(
            rows.of(
                "select digest from audit_entry where kind = 'REGISTERED' and model_version ="
                    + " 'trailed/2'"))
        .containsExactly(registry.find("trailed/2").orElseThrow().descriptionDigest());
  }

  private void register(String version) {
    registry.add(
        new SmallModels(folder.resolve("models")).write(version, "tail of " + version, 0.5));
    registry.keepFile(
        version,
        "decisions/promotion-0.json",
        EventJson.write(new KeptDecision(Stage.PROMOTION, true, List.of(version), AT)));
  }

  private void awaitKinds(String image, String... kinds) {
    rows.await(
        "select kind from audit_entry where image_id = '%s' order by kind".formatted(image), kinds);
  }

  private String fact(String image, String kind, String expression) {
    List<String> found =
        rows.of(
            "select %s from audit_entry where image_id = '%s' and kind = '%s'"
                .formatted(expression, image, kind));
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private ChainVerdict check() {
    return await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> transactions.inTransaction(ChainCheck::of), verdict -> true);
  }
}
