package org.hilum.triage.trial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.triage.fixture.Xrays.completed;
import static org.hilum.triage.fixture.Xrays.id;
import static org.hilum.triage.fixture.Xrays.judgement;
import static org.hilum.triage.fixture.Xrays.minutesAgo;
import static org.hilum.triage.fixture.Xrays.withShadow;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import org.hilum.schemas.Decision;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.triage.fixture.Api;
import org.hilum.triage.fixture.Bus;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TrialsTest {

  @Test
  void countsAgreementWithChampionAndVerdicts() {
    Instant at = minutesAgo(30);
    judged("judged/2", "found", at, Decision.FLAGGED, Decision.FLAGGED);
    judged("judged/2", "alarm", at, Decision.CLEAR, Decision.FLAGGED);
    judged("judged/2", "unread", at, Decision.CLEAR, Decision.CLEAR);
    judged("judged/2", "abstained", at, Decision.FLAGGED, Decision.INDETERMINATE);
    judged("judged/2", "unreadable", at.plusSeconds(60), Decision.CLEAR, Decision.CLEAR);
    read("found", "BACTERIAL_PNEUMONIA");
    read("alarm", "PNEUMONIA");
    read("alarm", "NORMAL");
    read("abstained", "VIRAL_PNEUMONIA");
    read("unreadable", "UNREADABLE");

    JsonPath trial = trial("judged/2");

    assertThat(trial.getString("champion")).isEqualTo("judged/1");
    assertThat(trial.getInt("cases")).isEqualTo(5);
    assertThat(trial.getInt("equalDecisions")).isEqualTo(3);
    assertThat(trial.getFloat("agreement")).isEqualTo(0.6f);
    assertThat(Instant.parse(trial.getString("firstAt"))).isEqualTo(at.plusSeconds(1));
    assertThat(Instant.parse(trial.getString("lastAt"))).isEqualTo(at.plusSeconds(61));
    assertThat(trial.getInt("againstVerdicts.verdicts")).isEqualTo(3);
    assertThat(trial.getInt("againstVerdicts.equal")).isEqualTo(1);
    assertThat(trial.getFloat("againstVerdicts.sensitivity")).isEqualTo(0.5f);
    assertThat(trial.getFloat("againstVerdicts.specificity")).isZero();
    assertThat(trial.getInt("championAgainstVerdicts.verdicts")).isEqualTo(3);
    assertThat(trial.getInt("championAgainstVerdicts.equal")).isEqualTo(3);
    assertThat(trial.getFloat("championAgainstVerdicts.agreement")).isEqualTo(1);
  }

  @Test
  void countsAnImageOnceHoweverOftenItsEventComes() {
    for (int time = 0; time < 3; time++) {
      judged("repeated/2", "repeated", minutesAgo(5), Decision.CLEAR, Decision.FLAGGED);
    }
    judged("repeated/2", "after repeated", minutesAgo(5), Decision.CLEAR, Decision.CLEAR);

    assertThat(trial("repeated/2").getInt("cases")).isEqualTo(2);
  }

  @Test
  void saysNothingOfVerdictsWhereThereIsNone() {
    judged("alone/2", "alone", minutesAgo(5), Decision.CLEAR, Decision.CLEAR);

    JsonPath trial = trial("alone/2");

    assertThat(trial.getInt("againstVerdicts.verdicts")).isZero();
    assertThat(trial.getMap("againstVerdicts"))
        .doesNotContainKeys("agreement", "sensitivity", "specificity");
  }

  /** Version 1 counts, the other is on trial. */
  private static void judged(
      String trial, String image, Instant at, Decision champion, Decision shadow) {
    String version = trial.replace("/2", "/1");
    ScreeningCompleted event =
        withShadow(completed(id(image), at, version, champion, 0.5), judgement(trial, shadow, 0.5));
    Bus.send(Topic.SCREENING_COMPLETED, id(image), event);
    Api.awaitScreening(id(image), champion.name());
  }

  private static void read(String image, String verdict) {
    Api.review(id(image), "{\"verdict\":\"%s\",\"reader\":\"r1\"}".formatted(verdict))
        .statusCode(201);
  }

  private static JsonPath trial(String modelVersion) {
    return given()
        .get("/trials")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .setRootPath("find { it.modelVersion == '%s' }".formatted(modelVersion));
  }
}
