package org.hilum.triage.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.triage.fixture.Xrays.MODEL;
import static org.hilum.triage.fixture.Xrays.completed;
import static org.hilum.triage.fixture.Xrays.failed;
import static org.hilum.triage.fixture.Xrays.flagged;
import static org.hilum.triage.fixture.Xrays.id;
import static org.hilum.triage.fixture.Xrays.judgement;
import static org.hilum.triage.fixture.Xrays.minutesAgo;
import static org.hilum.triage.fixture.Xrays.received;
import static org.hilum.triage.fixture.Xrays.withFindings;
import static org.hilum.triage.fixture.Xrays.withShadow;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.schemas.CaseFlagged;
import org.hilum.schemas.Decision;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.Findings;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.triage.fixture.Api;
import org.hilum.triage.fixture.Bus;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class IntakeTest {
  private static final String DEAD_LETTERS =
      Topic.SCREENING_COMPLETED + ".hilum-triage.dead-letter";

  @Test
  void listsAnXrayBeforeItIsScreened() {
    String imageId = id("before");
    Instant at = minutesAgo(3);
    Bus.send(Topic.XRAY_RECEIVED, imageId, received(imageId, "cr-1", at));

    JsonPath found = Api.awaitScreening(imageId, "UNSCREENED");

    assertThat(found.getString("deviceId")).isEqualTo("cr-1");
    assertThat(found.getString("view")).isEqualTo("AP");
    assertThat(found.getString("origin.modality")).isEqualTo("DX");
    assertThat(found.getString("origin.bodyPart")).isEqualTo("CHEST");
    assertThat(Instant.parse(found.getString("readBy"))).isEqualTo(at.plus(Duration.ofMinutes(60)));
  }

  @Test
  void countsTheSameResultOnceHoweverOftenItComes() throws MalformedEventException {
    String imageId = id("ten times");
    Instant at = minutesAgo(2);
    ScreeningCompleted event = flagged(imageId, at, 1.0);
    for (int time = 0; time < 10; time++) {
      Bus.send(Topic.SCREENING_COMPLETED, imageId, event);
    }
    String last = id("after ten times");
    Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(last, at, 0.7));
    Api.awaitScreening(last, "FLAGGED");

    JsonPath found = Api.caseOf(imageId);
    assertThat(found.getList("results")).hasSize(1);
    assertThat(found.getList("results[0].heatMap")).hasSize(49);
    List<ConsumerRecord<String, byte[]>> flags =
        Bus.read(Topic.CASE_FLAGGED, 1, flag -> flag.key().equals(imageId));
    assertThat(flags).hasSize(1);
    CaseFlagged flag = EventJson.read(flags.get(0).value(), CaseFlagged.class);
    assertThat(flag.readBy()).isEqualTo(at.plus(Duration.ofMinutes(15)));
    assertThat(flag.modelVersion()).isEqualTo(MODEL);
    assertThat(Bus.header(flags.get(0), "ce_type")).isEqualTo(Topic.CASE_FLAGGED);
    assertThat(Bus.header(flags.get(0), "ce_source")).isEqualTo("/hilum/triage");
    assertThat(Bus.header(flags.get(0), "ce_id")).isNotBlank();
  }

  @Test
  void keepsAResultThatOvertakesItsReceipt() {
    String imageId = id("overtaken");
    Instant at = minutesAgo(5);
    Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(imageId, at, 0.8));
    Api.awaitScreening(imageId, "FLAGGED");

    Bus.send(Topic.XRAY_RECEIVED, imageId, received(imageId, "cr-late", at));

    JsonPath found = Api.awaitCase(imageId, body -> "cr-late".equals(body.getString("deviceId")));
    assertThat(found.getString("screening")).isEqualTo("FLAGGED");
    assertThat(Instant.parse(found.getString("readBy")))
        .isEqualTo(at.plus(Duration.ofMillis(37 * 60_000 + 30_000)));
  }

  @Test
  void letsTheNewestChampionOrderTheCase() {
    String imageId = id("two versions");
    Instant at = minutesAgo(5);
    ScreeningCompleted older = completed(imageId, at, "pneumonia/1", Decision.FLAGGED, 0.9);
    ScreeningCompleted newer =
        completed(imageId, at.plusSeconds(60), "pneumonia/2", Decision.CLEAR, 0.1);
    Bus.send(Topic.SCREENING_COMPLETED, imageId, newer, older);

    JsonPath found = Api.awaitCase(imageId, body -> body.getList("results").size() == 2);

    assertThat(found.getString("modelVersion")).isEqualTo("pneumonia/2");
    assertThat(found.getString("screening")).isEqualTo("CLEAR");
  }

  @Test
  void keepsModelsOnTrialOffTheList() {
    String imageId = id("shadow");
    Instant at = minutesAgo(1);
    ScreeningCompleted event =
        withShadow(
            completed(imageId, at, MODEL, Decision.CLEAR, 0.2),
            judgement("pneumonia/trial", Decision.FLAGGED, 0.99));
    Bus.send(Topic.SCREENING_COMPLETED, imageId, event);

    JsonPath found = Api.awaitScreening(imageId, "CLEAR");

    assertThat(found.getList("results")).hasSize(2);
    assertThat(found.getList("results.findAll { it.shadow }.modelVersion", String.class))
        .containsExactly("pneumonia/trial");
  }

  @Test
  void keepsTheFindingsOfAModelThatTellsCauses() {
    String imageId = id("findings");
    ScreeningCompleted event =
        withShadow(
            withFindings(flagged(imageId, minutesAgo(1), 0.9), new Findings(0.1, 0.7, 0.2)),
            judgement("pneumonia/trial", Decision.FLAGGED, 0.99));
    Bus.send(Topic.SCREENING_COMPLETED, imageId, event);

    JsonPath found = Api.awaitScreening(imageId, "FLAGGED");

    Map<String, Float> expected = Map.of("normal", 0.1f, "bacterial", 0.7f, "viral", 0.2f);
    assertThat(found.getMap("findings")).isEqualTo(expected);
    assertThat(found.getMap("results.find { !it.shadow }.findings")).isEqualTo(expected);
    assertThat(found.getMap("results.find { it.shadow }")).doesNotContainKey("findings");
    // Priority is that of the probability of pneumonia.
    Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(id("no findings"), minutesAgo(1), 0.9));
    JsonPath without = Api.awaitScreening(id("no findings"), "FLAGGED");
    assertThat(without.getMap("")).doesNotContainKey("findings");
    assertThat(allowance(without)).isEqualTo(allowance(found));
  }

  private static Duration allowance(JsonPath found) {
    return Duration.between(
        Instant.parse(found.getString("receivedAt")), Instant.parse(found.getString("readBy")));
  }

  @Test
  void forgetsTheFindingsOfAnEarlierChampion() {
    String imageId = id("findings of before");
    Instant at = minutesAgo(5);
    ScreeningCompleted older =
        withFindings(
            completed(imageId, at, "pneumonia/1", Decision.CLEAR, 0.3),
            new Findings(0.7, 0.1, 0.2));
    ScreeningCompleted newer =
        completed(imageId, at.plusSeconds(60), "pneumonia/2", Decision.FLAGGED, 0.8);
    Bus.send(Topic.SCREENING_COMPLETED, imageId, older, newer);

    JsonPath found =
        Api.awaitCase(imageId, body -> "pneumonia/2".equals(body.getString("modelVersion")));

    assertThat(found.getMap("")).doesNotContainKey("findings");
    assertThat(found.getFloat("results.find { it.modelVersion == 'pneumonia/1' }.findings.viral"))
        .isEqualTo(0.2f);
  }

  @Test
  void anotherModelChangesNothingOfACaseThatWasRead() {
    String imageId = id("read before");
    Instant at = minutesAgo(9);
    Bus.send(Topic.XRAY_RECEIVED, imageId, received(imageId, "cr-3", at));
    Bus.send(
        Topic.SCREENING_COMPLETED,
        imageId,
        completed(imageId, at, "pneumonia/1", Decision.CLEAR, 0.2));
    Api.awaitScreening(imageId, "CLEAR");
    Api.awaitCase(imageId, body -> "cr-3".equals(body.getString("deviceId")));
    Api.review(imageId, "{\"verdict\": \"NORMAL\", \"reader\": \"reader-1\"}").statusCode(201);
    JsonPath before = Api.caseOf(imageId);

    Bus.send(Topic.XRAY_RECEIVED, imageId, received(imageId, "cr-3", at));
    ScreeningCompleted again =
        completed(imageId, at.plusSeconds(60), "pneumonia/2", Decision.FLAGGED, 0.95);
    Bus.send(Topic.SCREENING_COMPLETED, imageId, again, again);

    JsonPath after = Api.awaitCase(imageId, body -> body.getList("results").size() == 2);
    assertThat(listed(after)).isEqualTo(listed(before));
    assertThat(after.getString("modelVersion")).isEqualTo("pneumonia/1");
    assertNoFlagAfter(imageId, at);
    assertThat(Api.caseOf(imageId).getList("results")).hasSize(2);
  }

  @Test
  void anotherModelChangesNothingOfACaseThatIsFlagged() {
    String imageId = id("flagged before");
    Instant at = minutesAgo(8);
    Bus.send(
        Topic.SCREENING_COMPLETED,
        imageId,
        completed(imageId, at, "pneumonia/1", Decision.FLAGGED, 0.8));
    Api.awaitScreening(imageId, "FLAGGED");
    JsonPath before = Api.caseOf(imageId);

    Bus.send(
        Topic.SCREENING_COMPLETED,
        imageId,
        completed(imageId, at.plusSeconds(60), "pneumonia/2", Decision.CLEAR, 0.1),
        completed(imageId, at.plusSeconds(70), "pneumonia/3", Decision.FLAGGED, 0.99));

    JsonPath after = Api.awaitCase(imageId, body -> body.getList("results").size() == 3);
    assertThat(listed(after)).isEqualTo(listed(before));
    assertNoFlagAfter(imageId, at, "pneumonia/1");
  }

  /** What the list shows of a case. */
  private static Map<String, Object> listed(JsonPath found) {
    Map<String, Object> listed = new HashMap<>(found.getMap(""));
    listed.keySet().removeAll(List.of("results", "heatMap"));
    return listed;
  }

  /** A flag of an image that came later would have been told after those of this one. */
  private static void assertNoFlagAfter(String imageId, Instant at, String... toldBy) {
    String last = id("after " + imageId);
    Bus.send(Topic.SCREENING_COMPLETED, last, flagged(last, at, 0.9));
    Api.awaitScreening(last, "FLAGGED");
    List<ConsumerRecord<String, byte[]>> flags =
        Bus.read(
            Topic.CASE_FLAGGED,
            toldBy.length + 1,
            flag -> flag.key().equals(imageId) || flag.key().equals(last));
    assertThat(flags).hasSize(toldBy.length + 1);
    assertThat(flags.stream().filter(flag -> flag.key().equals(imageId)))
        .extracting(IntakeTest::modelOf)
        .containsExactly(toldBy);
  }

  private static String modelOf(ConsumerRecord<String, byte[]> flag) {
    try {
      return EventJson.read(flag.value(), CaseFlagged.class).modelVersion();
    } catch (MalformedEventException e) {
      throw new AssertionError("not what the topic promises", e);
    }
  }

  @Test
  void keepsAnAbstentionApartFromANegative() {
    String imageId = id("abstains");
    Bus.send(
        Topic.SCREENING_COMPLETED,
        imageId,
        completed(imageId, minutesAgo(1), MODEL, Decision.INDETERMINATE, 0.05));

    JsonPath found = Api.awaitScreening(imageId, "INDETERMINATE");

    assertThat(found.getString("results[0].reason")).isEqualTo("UNLIKE_TRAINING_IMAGES");
  }

  @Test
  void replacesAFailureByALaterResultOfTheSameModel() {
    String imageId = id("second try");
    Instant at = minutesAgo(4);
    Bus.send(Topic.SCREENING_FAILED, imageId, failed(imageId, at), failed(imageId, at));
    JsonPath first = Api.awaitScreening(imageId, "FAILED");
    assertThat(first.getList("failures.reason", String.class)).containsExactly("CORRUPT");

    Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(imageId, at, 0.9));
    JsonPath second = Api.awaitScreening(imageId, "FLAGGED");
    assertThat(second.getList("failures")).isEmpty();

    Bus.send(Topic.SCREENING_FAILED, imageId, failed(imageId, at));
    String last = id("after second try");
    Bus.send(Topic.SCREENING_FAILED, imageId, failed(last, at));
    Api.awaitScreening(last, "FAILED");
    assertThat(Api.caseOf(imageId).getList("failures")).isEmpty();
    assertThat(Api.caseOf(imageId).getString("screening")).isEqualTo("FLAGGED");
  }

  @Test
  void tellsTheFinerWordOfAFailure() {
    String imageId = id("a hip");
    ScreeningFailed failed =
        new ScreeningFailed(
            imageId,
            minutesAgo(1),
            minutesAgo(0),
            MODEL,
            FailureReason.OUT_OF_SCOPE_VIEW,
            "the model judges chests only",
            Optional.of(ScreeningFailed.OUT_OF_SCOPE_BODY_PART));

    Bus.send(Topic.SCREENING_FAILED, imageId, failed);

    JsonPath found = Api.awaitScreening(imageId, "FAILED");
    assertThat(found.getString("failures[0].code")).isEqualTo("OUT_OF_SCOPE_BODY_PART");
    assertThat(found.getString("failures[0].reason")).isEqualTo("OUT_OF_SCOPE_VIEW");
  }

  @Test
  void setsPoisonAsideAndKeepsTheRestOfTheBatch() {
    Instant at = minutesAgo(2);
    List<String> good = IntStream.range(0, 10).mapToObj(n -> id("good " + n)).toList();
    List<byte[]> values = new ArrayList<>();
    for (String imageId : good) {
      values.add(EventJson.write(flagged(imageId, at, 0.75)));
    }
    ScreeningCompleted wrongHeatMap = flagged(id("wrong heat map"), at, 0.9);
    values.add(3, "no event".getBytes(StandardCharsets.UTF_8));
    values.add(5, EventJson.write(flagged("not-a-digest", at, 0.9)));
    values.add(
        7,
        EventJson.write(
            new ScreeningCompleted(
                wrongHeatMap.imageId(),
                at,
                at,
                wrongHeatMap.trunkDigest(),
                wrongHeatMap.champion(),
                List.of(),
                Collections.nCopies(4, 0.5),
                wrongHeatMap.featuresKey(),
                wrongHeatMap.timings())));
    values.add(8, EventJson.write(flagged(id("probability"), at, 7.5)));
    values.add(9, null);
    values.add(
        10,
        EventJson.write(
            withFindings(flagged(id("sum of findings"), at, 0.9), new Findings(0.1, 0.2, 0.3))));
    Bus.sendBytes(Topic.SCREENING_COMPLETED, "poison", values);

    good.forEach(imageId -> Api.awaitScreening(imageId, "FLAGGED"));

    List<ConsumerRecord<String, byte[]>> dead =
        Bus.read(DEAD_LETTERS, 6, letter -> letter.key().equals("poison"));
    assertThat(dead).hasSize(6);
    assertThat(dead)
        .allSatisfy(
            letter -> {
              assertThat(Bus.header(letter, "dead-letter-topic"))
                  .isEqualTo(Topic.SCREENING_COMPLETED);
              assertThat(Bus.header(letter, "dead-letter-reason")).isNotBlank();
              assertThat(Bus.header(letter, "dead-letter-partition")).containsOnlyDigits();
              assertThat(Bus.header(letter, "dead-letter-offset")).containsOnlyDigits();
            });
  }

  @Test
  void waitsForPostgresAndLosesNothing() {
    Instant at = minutesAgo(1);
    RealServers.stopPostgres();
    List<String> images = IntStream.range(0, 40).mapToObj(n -> id("while away " + n)).toList();
    try {
      images.forEach(
          imageId -> Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(imageId, at, 0.9)));
    } finally {
      RealServers.startPostgres();
    }

    images.forEach(imageId -> Api.awaitScreening(imageId, "FLAGGED"));

    List<ConsumerRecord<String, byte[]>> flags =
        Bus.read(Topic.CASE_FLAGGED, images.size(), flag -> images.contains(flag.key()));
    assertThat(flags).extracting(ConsumerRecord::key).containsExactlyInAnyOrderElementsOf(images);
  }
}
