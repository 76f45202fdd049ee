package org.hilum.training.collect;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hilum.training.fixture.Images.newId;
import static org.hilum.training.fixture.Images.patientIn;
import static org.hilum.training.fixture.ReviewTopic.review;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.training.data.Split;
import org.hilum.training.fixture.ReviewTopic;
import org.hilum.training.fixture.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ReviewConsumerTest {
  private static final String EXAMPLES =
      "select concat_ws(' ', standing, finding, exclusion, readers) from example";

  @Inject AgroalDataSource database;
  @Inject Examples examples;

  private ReviewTopic topic;
  private Rows rows;

  @BeforeEach
  void connectsAndEmptiesTheTables() {
    topic = new ReviewTopic();
    rows = new Rows(database);
    topic.awaitCommitted();
    rows.empty();
  }

  @AfterEach
  void disconnects() {
    topic.close();
  }

  @Test
  void keepsEveryVerdictAndTakesTheLastOfEachReader() {
    String image = newId();
    topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
    topic.send(review(image, "reader-2", 2, Verdict.PNEUMONIA));
    topic.send(review(image, "reader-1", 3, Verdict.VIRAL_PNEUMONIA));

    rows.await(EXAMPLES, "LABELLED VIRAL {reader-1,reader-2}");
    assertThat(rows.of("select reader || ' ' || verdict from verdict order by position"))
        .containsExactly("reader-1 NORMAL", "reader-2 PNEUMONIA", "reader-1 VIRAL_PNEUMONIA");
  }

  @Test
  void countsAVerdictOnceHoweverOftenAndLateItArrives() {
    String image = newId();
    topic.send(review(image, "reader-1", 2, Verdict.PNEUMONIA));
    for (int i = 0; i < 10; i++) {
      topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
    }

    rows.await("select count(*) from verdict", "2");
    assertThat(rows.of(EXAMPLES)).containsExactly("LABELLED UNSPECIFIED {reader-1}");
  }

  @Test
  void makesOneExampleOfTenThousandIdenticalVerdicts() {
    String image = newId();
    CaseReviewed said = review(image, "reader-1", 1, Verdict.PNEUMONIA);
    topic.sendAll(Collections.nCopies(9_000, said));
    topic.sendAll(
        IntStream.rangeClosed(2, 1_001)
            .mapToObj(revision -> review(image, "reader-1", revision, Verdict.PNEUMONIA))
            .toList());

    rows.await("select count(*) from verdict", "1001");
    assertThat(rows.of(EXAMPLES)).containsExactly("LABELLED UNSPECIFIED {reader-1}");
    assertThat(rows.of("select count(*) from last_verdict")).containsExactly("1");
  }

  @Test
  void doesNotLetAClockThatIsAheadHaveTheLastWord() {
    String image = newId();
    Instant future = Instant.parse("2999-01-01T00:00:00Z");
    topic.send(review(image, "reader-1", 1, Verdict.NORMAL, Optional.empty(), future));
    rows.await(EXAMPLES, "LABELLED NORMAL {reader-1}");

    topic.send(review(image, "reader-1", 2, Verdict.PNEUMONIA, Optional.empty(), future));

    rows.await(EXAMPLES, "LABELLED UNSPECIFIED {reader-1}");
    assertThat(rows.of("select count(*) from verdict where reviewed_at > said_at"))
        .containsExactly("2");
  }

  @Test
  void putsDisagreementIntoQuarantineAndTakesItOutWhenAReaderCorrectsIt() {
    String image = newId();
    topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
    topic.send(review(image, "reader-2", 2, Verdict.PNEUMONIA));
    rows.await(EXAMPLES, "QUARANTINED {reader-1,reader-2}");

    topic.send(review(image, "reader-2", 3, Verdict.NORMAL));

    rows.await(EXAMPLES, "LABELLED NORMAL {reader-1,reader-2}");
  }

  @Test
  void keepsAVerdictWhoseWordNobodyKnowsUntilItIsCorrected() {
    String image = newId();
    String json =
        new String(EventJson.write(review(image, "reader-1", 1, Verdict.NORMAL)), UTF_8)
            .replace("NORMAL", "TUBERCULOSIS");
    topic.send(image, json.getBytes(UTF_8));
    rows.await(EXAMPLES, "EXCLUDED UNKNOWN_LABEL {reader-1}");

    topic.send(review(image, "reader-1", 2, Verdict.NORMAL));

    rows.await(EXAMPLES, "LABELLED NORMAL {reader-1}");
    assertThat(rows.of("select verdict from verdict order by position"))
        .containsExactly("TUBERCULOSIS", "NORMAL");
  }

  @Test
  void setsAnImageAsideWhosePatientsAreInSeveralSplits() {
    String image = newId();
    String shared = newId();
    String patient = patientIn(Split.TEST);
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    topic.send(review(image, "reader-1", 1, Verdict.NORMAL, Optional.of(patient), at));
    topic.send(review(shared, "reader-1", 1, Verdict.NORMAL, Optional.of(patient), at));
    rows.await("select split from example", "TEST", "TEST");

    String other = patientIn(Split.TRAIN);
    topic.send(review(shared, "reader-1", 2, Verdict.NORMAL, Optional.of(other), at));

    rows.await(
        "select coalesce(split, exclusion) from example order by 1", "SEVERAL_SPLITS", "TEST");
  }

  @Test
  void putsWhatIsNoVerdictAsideAndGoesOn() {
    String poison = "no verdict " + UUID.randomUUID();
    String endless = IntStream.range(0, 1_000).mapToObj(i -> newId()).collect(Collectors.joining());
    topic.send(newId(), poison.getBytes(UTF_8));
    topic.send(newId(), null);
    topic.send(review(newId(), "reader-\u0000", 1, Verdict.NORMAL));
    topic.send(review(newId(), endless, 1, Verdict.NORMAL));
    topic.send(review(newId(), "reader-1", 1, Verdict.NORMAL, Optional.empty(), Instant.MAX));
    String image = newId();
    topic.send(review(image, "reader-1", 1, Verdict.NORMAL));

    rows.await("select image_id from verdict", image);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(topic.deadLetters()).hasSize(5));
    assertThat(topic.deadLetters())
        .anySatisfy(
            letter -> {
              assertThat(letter).containsEntry("value", poison);
              assertThat(letter).containsEntry("topic", "hilum.case.reviewed.v1");
              assertThat(letter.get("reason")).contains("not a ReviewEvent");
              assertThat(letter.get("offset")).containsOnlyDigits();
            })
        .anySatisfy(letter -> assertThat(letter).containsEntry("value", ""))
        .anySatisfy(letter -> assertThat(letter.get("value")).contains("reader-\\u0000"))
        .anySatisfy(letter -> assertThat(letter.get("value")).contains(endless))
        .anySatisfy(letter -> assertThat(letter.get("value")).contains("+1000000000"));
  }

  @Test
  void waitsForTheDatabaseAndForgetsNothing() {
    String image = newId();
    RealServers.stopPostgres();
    try {
      topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> get("/q/health/ready").then().statusCode(503));
    } finally {
      RealServers.startPostgres();
    }

    rows.await("select image_id from verdict", image);
    rows.await("select image_id from example", image);
    get("/q/health/live").then().statusCode(200);
    get("/q/health/ready").then().statusCode(200);
  }

  @Test
  void makesExamplesOfVerdictsThatAnEarlierVersionCollected() throws SQLException {
    rows.execute(
        """
        insert into verdict (event_id, image_id, reader, revision, verdict, reviewed_at, said_at)
        values ('a', 'image-1', 'reader-1', 1, 'NORMAL', now(), now()),
               ('b', 'image-1', 'reader-1', 2, 'PNEUMONIA', now(), now()),
               ('c', 'image-2', 'reader-2', 1, 'NORMAL', now(), now())
        """);

    examples.settleThoseWithoutRow();

    assertThat(rows.of("select image_id || ' ' || finding from example order by image_id"))
        .containsExactly("image-1 UNSPECIFIED", "image-2 NORMAL");
  }
}
