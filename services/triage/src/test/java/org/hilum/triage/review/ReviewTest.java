package org.hilum.triage.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.hilum.triage.fixture.Xrays.MODEL;
import static org.hilum.triage.fixture.Xrays.flagged;
import static org.hilum.triage.fixture.Xrays.id;
import static org.hilum.triage.fixture.Xrays.minutesAgo;
import static org.hilum.triage.fixture.Xrays.received;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.Topic;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.triage.fixture.Api;
import org.hilum.triage.fixture.Bus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ReviewTest {
  private static final String NORMAL = "{\"verdict\":\"NORMAL\",\"reader\":\"r1\"}";

  @Test
  void tellsTheVerdictWithWhatTheReaderSaw() throws MalformedEventException {
    String imageId = id("reviewed");
    Instant at = minutesAgo(5);
    Bus.send(Topic.XRAY_RECEIVED, imageId, received(imageId, "cr-1", at));
    Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(imageId, at, 0.9));
    Api.awaitCase(
        imageId, found -> found.get("probability") != null && found.get("deviceId") != null);

    Api.review(imageId, "{\"verdict\":\"bacterial_pneumonia\",\"reader\":\"r7\"}")
        .statusCode(201)
        .body("revision", equalTo(1))
        .body("verdict", equalTo("BACTERIAL_PNEUMONIA"));

    ConsumerRecord<String, byte[]> told = told(imageId, 1).get(0);
    CaseReviewed event = EventJson.read(told.value(), CaseReviewed.class);
    assertThat(event.revision()).isEqualTo(1);
    assertThat(event.verdict()).isEqualTo(Verdict.BACTERIAL_PNEUMONIA);
    assertThat(event.reader()).isEqualTo("r7");
    assertThat(event.patient()).hasValue("patient-" + imageId.substring(0, 8));
    assertThat(event.modelVersion()).hasValue(MODEL);
    assertThat(event.trunkDigest()).hasValue("b".repeat(64));
    assertThat(event.featuresKey()).hasValueSatisfying(key -> assertThat(key).contains(imageId));
    assertThat(Bus.header(told, "ce_type")).isEqualTo(Topic.CASE_REVIEWED);
    assertThat(Api.caseOf(imageId).getString("verdict")).isEqualTo("BACTERIAL_PNEUMONIA");
    assertThat(Api.caseOf(imageId).getList("reviews")).hasSize(1);
  }

  @Test
  void keepsAllVerdictsOfReadersWhoDecideAtOnce() {
    String imageId = listed("at once");

    List<CompletableFuture<Void>> readers =
        IntStream.rangeClosed(1, 8)
            .mapToObj(n -> "{\"verdict\":\"NORMAL\",\"reader\":\"r" + n + "\"}")
            .map(
                json -> CompletableFuture.runAsync(() -> Api.review(imageId, json).statusCode(201)))
            .toList();
    readers.forEach(CompletableFuture::join);

    assertThat(Api.caseOf(imageId).getList("reviews.revision", Integer.class))
        .containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    assertThat(told(imageId, 8)).hasSize(8);
  }

  @Test
  void refusesAVerdictOnACaseThatAnotherHasReadMeanwhile() {
    String imageId = listed("meanwhile");
    Api.review(imageId, NORMAL).statusCode(201);

    Api.review(imageId, "{\"verdict\":\"NORMAL\",\"reader\":\"r2\",\"expectedRevision\":0}")
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", equalTo("The case is at revision 1 by now."));

    assertThat(Api.caseOf(imageId).getList("reviews")).hasSize(1);
    assertThat(told(imageId, 1)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"verdict\":\"HEALTHY\",\"reader\":\"r1\"}",
        "{\"verdict\":\"NORMAL\"}",
        "{\"verdict\":\"NORMAL\",\"reader\":\" \"}",
        "{\"verdict\":\"NORMAL\",\"reader\":\"Dr. Jane Doe\"}",
        "{\"verdict\":{},\"reader\":\"r1\"}",
        "{\"verdict\":\"NORMAL\",\"reader\":\"r1\",\"expectedRevision\":\"none\"}",
        "[1]",
        "not json",
        "null",
        ""
      })
  void refusesABodyThatIsNoVerdict(String body) {
    String imageId = listed("bad body");
    Api.review(imageId, body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", equalTo(400));
    assertThat(Api.caseOf(imageId).getInt("revision")).isZero();
  }

  @Test
  void refusesAFormAsAnotherSiteCouldSendIt() {
    given()
        .contentType("text/plain")
        .body(NORMAL)
        .post("/cases/" + listed("forged") + "/review")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    String reader = "r".repeat(100_000);
    Api.review(listed("large"), "{\"verdict\":\"NORMAL\",\"reader\":\"" + reader + "\"}")
        .statusCode(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unknown", "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"})
  void refusesAVerdictOnACaseThatIsNotThere(String imageId) {
    Api.review(imageId, NORMAL)
        .statusCode(404)
        .contentType(startsWith("application/problem+json"))
        .body("detail", containsString("no such case"));
  }

  private static String listed(String name) {
    String imageId = id(name);
    Bus.send(Topic.XRAY_RECEIVED, imageId, received(imageId, "cr-1", minutesAgo(1)));
    Api.awaitScreening(imageId, "UNSCREENED");
    return imageId;
  }

  private static List<ConsumerRecord<String, byte[]>> told(String imageId, int count) {
    return Bus.read(Topic.CASE_REVIEWED, count, record -> record.key().equals(imageId));
  }
}
