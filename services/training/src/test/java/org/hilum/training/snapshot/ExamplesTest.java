package org.hilum.training.snapshot;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hilum.training.fixture.Images.newId;
import static org.hilum.training.fixture.Images.patientIn;
import static org.hilum.training.fixture.ReviewTopic.review;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.network.Features;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.training.data.Finding;
import org.hilum.training.data.PatientSplit;
import org.hilum.training.data.Split;
import org.hilum.training.fixture.Images;
import org.hilum.training.fixture.OnEmptyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ExamplesTest extends OnEmptyTables {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final String LABELLED =
      "select count(*) from examples_on('" + Images.TRUNK + "') where standing = 'LABELLED'";

  @Inject Snapshots snapshots;

  @Test
  void countsEachImageOnce() {
    String agreed = screened();
    topic.send(said(agreed, "reader-1", 1, Verdict.PNEUMONIA, Split.TEST));
    topic.send(said(agreed, "reader-2", 2, Verdict.VIRAL_PNEUMONIA, Split.TEST));
    topic.send(said(screened(), "reader-1", 1, Verdict.NORMAL, Split.TRAIN));
    String disputed = screened();
    topic.send(said(disputed, "reader-1", 1, Verdict.NORMAL, Split.TRAIN));
    topic.send(said(disputed, "reader-2", 2, Verdict.PNEUMONIA, Split.TRAIN));
    topic.send(said(screened(), "reader-1", 1, Verdict.UNREADABLE, Split.TRAIN));
    topic.send(said(newId(), "reader-1", 1, Verdict.NORMAL, Split.TRAIN));
    String unknown = screened();
    topic.send(unknown, inAWordThatNobodyKnows(unknown));
    rows.await("select count(*) from example", "6");
    rows.await(LABELLED, "2");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                get("/training/examples")
                    .then()
                    .statusCode(200)
                    .body("trunkDigest", equalTo(Images.TRUNK))
                    .body("examples", equalTo(2))
                    .body("bySplitAndLabel.TEST.PNEUMONIA", equalTo(1))
                    .body("bySplitAndLabel.TRAIN.NORMAL", equalTo(1))
                    .body("bySplitAndLabel.VALIDATION.NORMAL", equalTo(0))
                    .body("waiting", equalTo(0))
                    .body("quarantined", equalTo(1))
                    .body("excluded.UNREADABLE", equalTo(1))
                    .body("excluded.UNKNOWN_LABEL", equalTo(1))
                    .body("excluded.UNKNOWN_CASE", equalTo(1))
                    .body("excluded.FEATURES_MISSING", equalTo(0))
                    .body("verdicts.NORMAL", equalTo(3))
                    .body("verdicts.PNEUMONIA", equalTo(2))
                    .body("verdicts.UNREADABLE", equalTo(1)));
  }

  @Test
  void showsTheSameAsGauges() {
    topic.send(said(screened(), "reader-1", 1, Verdict.NORMAL, Split.TRAIN));
    topic.send(said(screened(), "reader-1", 1, Verdict.UNREADABLE, Split.TRAIN));

    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(get("/q/metrics").asString())
                    .contains("hilum_training_examples{label=\"NORMAL\",split=\"TRAIN\"} 1.0")
                    .contains("hilum_training_examples{label=\"PNEUMONIA\",split=\"TEST\"} 0.0")
                    .contains("hilum_training_examples_waiting 0.0")
                    .contains("hilum_training_cases_quarantined 0.0")
                    .contains("hilum_training_cases_excluded{reason=\"UNREADABLE\"} 1.0"));
    assertThat(get("/q/metrics").asString()).doesNotContain("reader-1", patientIn(Split.TRAIN));
  }

  @Test
  void tellsForWhichImagesAWorkerHasBeenAsked() {
    String image = newId();
    images.receive(image);
    images.screen(image, Images.OTHER_TRUNK);
    topic.send(said(image, "reader-1", 1, Verdict.NORMAL, Split.TRAIN));
    rows.await(
        "select exclusion from features where image_id = '%s'".formatted(image), "OTHER_TRUNK");

    rows.execute(
        "insert into replay (image_id, trunk_digest, first_asked_behind, asked_behind)"
            + " values ('%s', '%s', 0, 0)".formatted(image, Images.TRUNK));

    get("/training/examples")
        .then()
        .statusCode(200)
        .body("excluded.FEATURES_RECOMPUTING", equalTo(1))
        .body("excluded.OTHER_TRUNK", equalTo(0));
    get("/training/examples/excluded?reason=FEATURES_RECOMPUTING")
        .then()
        .body("images.imageId", equalTo(List.of(image)));
  }

  @Test
  void listsWhatCannotBeUsedPageByPage() {
    List<String> unknown = Stream.generate(Images::newId).limit(3).sorted().toList();
    unknown.forEach(id -> topic.send(said(id, "reader-1", 1, Verdict.NORMAL, Split.TRAIN)));
    topic.send(said(screened(), "reader-1", 1, Verdict.UNREADABLE, Split.TRAIN));
    rows.await("select count(*) from example", "4");
    rows.await("select count(*) from features where exclusion = 'UNKNOWN_CASE'", "3");

    String next =
        get("/training/examples/excluded?reason=UNKNOWN_CASE&limit=2")
            .then()
            .statusCode(200)
            .body("images.imageId", equalTo(unknown.subList(0, 2)))
            .body("images[0].reason", equalTo("UNKNOWN_CASE"))
            .body("images[0].saidAt", equalTo(AT.plusSeconds(1).toString()))
            .extract()
            .path("next");
    given()
        .queryParam("after", next)
        .get("/training/examples/excluded?reason=UNKNOWN_CASE&limit=2")
        .then()
        .body("images.imageId", equalTo(unknown.subList(2, 3)))
        .body("$", not(hasKey("next")));
    get("/training/examples/excluded").then().body("images.size()", equalTo(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reason=BORING", "limit=0", "limit=501", "limit=many", "after=%00"})
  void refusesAParameterThatCannotBeRead(String parameter) {
    given()
        .urlEncodingEnabled(false)
        .get("/training/examples/excluded?" + parameter)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString(parameter.substring(0, parameter.indexOf('='))));
  }

  @Test
  void takesASnapshotOfWhatARunMayUse() throws SQLException {
    String image = screened();
    topic.send(said(image, "reader-1", 1, Verdict.BACTERIAL_PNEUMONIA, Split.VALIDATION));
    topic.send(said(image, "reader-2", 2, Verdict.BACTERIAL_PNEUMONIA, Split.VALIDATION));
    topic.send(said(newId(), "reader-1", 1, Verdict.NORMAL, Split.TRAIN));
    rows.await("select count(*) from example", "2");
    rows.await(LABELLED, "1");

    ExampleSnapshot snapshot = snapshots.take();

    assertThat(snapshot.trunkDigest()).isEqualTo(Images.TRUNK);
    assertThat(snapshot.examples())
        .containsExactly(
            new Example(
                image,
                patientIn(Split.VALIDATION),
                Split.VALIDATION,
                Finding.BACTERIAL,
                2,
                Features.objectKey(image, Images.TRUNK),
                rows.of("select sha256 from features where sha256 is not null").get(0)));
  }

  @Test
  void takesTheSameSnapshotInWhateverOrderVerdictsCome() throws SQLException {
    List<CaseReviewed> reviews = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String image = screened();
      reviews.add(said(image, "reader-1", 1, Verdict.PNEUMONIA, Split.TRAIN));
      reviews.add(said(image, "reader-2", 2, Verdict.NORMAL, Split.TRAIN));
      reviews.add(said(image, "reader-2", 3, Verdict.VIRAL_PNEUMONIA, Split.TRAIN));
    }
    topic.sendAll(reviews);
    rows.await(LABELLED, "12");
    ExampleSnapshot first = snapshots.take();

    rows.empty();
    List<CaseReviewed> again = new ArrayList<>(reviews);
    again.addAll(reviews.subList(0, 9));
    Collections.shuffle(again, new Random(4));
    topic.sendAll(again);
    rows.await(LABELLED, "12");

    rows.await("select count(*) from verdict", "36");
    assertThat(snapshots.take()).isEqualTo(first);
    assertThat(snapshots.take().digest()).isEqualTo(first.digest());
  }

  @Test
  void neverPutsAPatientIntoTwoSplitsHoweverTheDataGrow() throws SQLException {
    List<String> patients = IntStream.range(0, 30).mapToObj(n -> "patient-" + n).toList();
    for (int round = 1; round <= 2; round++) {
      for (String patient : patients) {
        topic.send(review(screened(), "reader-1", 1, Verdict.NORMAL, Optional.of(patient), AT));
      }
      rows.await(LABELLED, String.valueOf(30 * round));

      Map<String, Set<Split>> splits =
          snapshots.take().examples().stream()
              .collect(groupingBy(Example::patient, mapping(Example::split, toSet())));

      assertThat(splits.keySet()).containsExactlyInAnyOrderElementsOf(patients);
      splits.forEach((patient, in) -> assertThat(in).containsExactly(PatientSplit.of(patient)));
    }
  }

  @Test
  void letsOneReadersExamplesWaitThatAreOverTheCap() throws SQLException {
    List<CaseReviewed> reviews =
        Stream.generate(this::screened)
            .limit(60)
            .map(image -> said(image, "rogue", 1, Verdict.PNEUMONIA, Split.TRAIN))
            .toList();
    topic.sendAll(reviews);
    rows.await(LABELLED, "60");

    List<Example> used = snapshots.take().examples();
    get("/training/examples")
        .then()
        .body("examples", equalTo(50))
        .body("bySplitAndLabel.TRAIN.PNEUMONIA", equalTo(50))
        .body("waiting", equalTo(10));
    assertThat(used).hasSize(50);

    String waiting =
        reviews.stream()
            .map(CaseReviewed::imageId)
            .filter(id -> used.stream().noneMatch(example -> example.imageId().equals(id)))
            .findFirst()
            .orElseThrow();
    topic.send(said(waiting, "reader-2", 2, Verdict.PNEUMONIA, Split.TRAIN));
    rows.await("select count(*) from example where cardinality(readers) = 2", "1");
    rows.await(LABELLED, "60");

    assertThat(snapshots.take().examples())
        .hasSize(51)
        .anyMatch(example -> example.imageId().equals(waiting));
  }

  private String screened() {
    String image = newId();
    images.screen(image, Images.TRUNK);
    return image;
  }

  private static CaseReviewed said(
      String image, String reader, int revision, Verdict verdict, Split split) {
    Optional<String> patient = Optional.of(patientIn(split));
    return review(image, reader, revision, verdict, patient, AT.plusSeconds(revision));
  }

  private static byte[] inAWordThatNobodyKnows(String image) {
    CaseReviewed review = said(image, "reader-1", 1, Verdict.NORMAL, Split.TRAIN);
    return new String(EventJson.write(review), UTF_8)
        .replace("\"NORMAL\"", "\"TUBERCULOSIS\"")
        .getBytes(UTF_8);
  }
}
