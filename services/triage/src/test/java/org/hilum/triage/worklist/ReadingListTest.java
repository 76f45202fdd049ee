package org.hilum.triage.worklist;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hilum.triage.fixture.Xrays.MODEL;
import static org.hilum.triage.fixture.Xrays.completed;
import static org.hilum.triage.fixture.Xrays.failed;
import static org.hilum.triage.fixture.Xrays.flagged;
import static org.hilum.triage.fixture.Xrays.id;
import static org.hilum.triage.fixture.Xrays.minutesAgo;
import static org.hilum.triage.fixture.Xrays.received;
import static org.hilum.triage.fixture.Xrays.withFindings;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hilum.schemas.Decision;
import org.hilum.schemas.Findings;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.triage.fixture.Api;
import org.hilum.triage.fixture.Bus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ReadingListTest {

  @Test
  void showsEveryUnreadCaseEarliestDeadlineFirst() {
    String device = "order";
    Instant at = minutesAgo(10);
    receive(device, "clear", at);
    receive(device, "unscreened", at);
    receive(device, "sure", at);
    receive(device, "bare", at);
    receive(device, "failed", at.minusSeconds(60));
    receive(device, "abstains", at.plusSeconds(60));
    Bus.send(
        Topic.SCREENING_COMPLETED,
        device,
        completed(id("clear"), at, MODEL, Decision.CLEAR, 0.1),
        flagged(id("sure"), at, 0.99),
        flagged(id("bare"), at, 0.65),
        completed(id("abstains"), at.plusSeconds(60), MODEL, Decision.INDETERMINATE, 0.1));
    Bus.send(Topic.SCREENING_FAILED, device, failed(id("failed"), at.minusSeconds(60)));
    Api.awaitScreening(id("abstains"), "INDETERMINATE");
    Api.awaitScreening(id("failed"), "FAILED");
    for (String name : List.of("clear", "unscreened", "sure", "bare", "failed", "abstains")) {
      Api.awaitCase(id(name), found -> device.equals(found.getString("deviceId")));
    }

    assertThat(list(device).getList("cases.imageId", String.class))
        .containsExactly(
            id("sure"), id("bare"), id("failed"), id("unscreened"), id("abstains"), id("clear"));
  }

  @Test
  void showsTheFindingsOfAModelThatTellsCauses() {
    String device = "findings";
    Instant at = minutesAgo(10);
    receive(device, "told", at);
    receive(device, "not told", at);
    Bus.send(
        Topic.SCREENING_COMPLETED,
        device,
        withFindings(flagged(id("told"), at, 0.99), new Findings(0.01, 0.25, 0.74)),
        flagged(id("not told"), at, 0.65));
    for (String name : List.of("told", "not told")) {
      Api.awaitScreening(id(name), "FLAGGED");
      Api.awaitCase(id(name), found -> device.equals(found.getString("deviceId")));
    }

    JsonPath page = list(device);
    assertThat(page.getFloat("cases[0].findings.normal")).isEqualTo(0.01f);
    assertThat(page.getFloat("cases[0].findings.bacterial")).isEqualTo(0.25f);
    assertThat(page.getFloat("cases[0].findings.viral")).isEqualTo(0.74f);
    assertThat(page.getMap("cases[1]")).doesNotContainKey("findings");
  }

  @Test
  void neitherRepeatsNorSkipsWhileCasesArrive() {
    String device = "paging";
    List<String> first = new ArrayList<>();
    for (int n = 0; n < 9; n++) {
      first.add(id("page " + n));
      receive(device, "page " + n, minutesAgo(60 - n));
    }
    first.forEach(imageId -> Api.awaitScreening(imageId, "UNSCREENED"));

    List<String> seen = new ArrayList<>();
    JsonPath page = list(device, "limit", "2");
    while (page.getString("next") != null) {
      seen.addAll(page.getList("cases.imageId", String.class));
      String name = "arrives at " + seen.size();
      // Before the place that has been reached, so that an offset would repeat an entry.
      receive(device, name, minutesAgo(200 + seen.size()));
      Api.awaitScreening(id(name), "UNSCREENED");
      page = list(device, "limit", "2", "after", page.getString("next"));
    }
    seen.addAll(page.getList("cases.imageId", String.class));

    assertThat(seen).containsExactlyElementsOf(first);
  }

  @Test
  void filtersByScreeningStateDeviceAndReceipt() {
    String device = "filters";
    Instant at = minutesAgo(30);
    receive(device, "old", at.minusSeconds(3600));
    receive(device, "flagged", at);
    receive(device, "read", at);
    Bus.send(Topic.SCREENING_COMPLETED, device, flagged(id("flagged"), at, 0.9));
    Api.awaitCase(
        id("flagged"), found -> found.get("probability") != null && found.get("deviceId") != null);
    Api.awaitScreening(id("old"), "UNSCREENED");
    Api.awaitScreening(id("read"), "UNSCREENED");
    Api.review(id("read"), "{\"verdict\":\"NORMAL\",\"reader\":\"r1\"}").statusCode(201);

    assertThat(images(list(device))).containsExactly(id("old"), id("flagged"));
    assertThat(images(list(device, "screening", "flagged"))).containsExactly(id("flagged"));
    assertThat(images(list(device, "screening", "unscreened"))).containsExactly(id("old"));
    assertThat(images(list(device, "state", "read"))).containsExactly(id("read"));
    assertThat(images(list(device, "state", "all"))).hasSize(3);
    assertThat(images(list(device, "since", at.toString()))).containsExactly(id("flagged"));
    assertThat(images(list("no such device"))).isEmpty();
  }

  @Test
  void countsCasesByScreening() {
    String imageId = id("counted");
    int before = summary().getInt("unread.UNSCREENED");
    receive("counts", "counted", minutesAgo(300));
    Api.awaitScreening(imageId, "UNSCREENED");

    JsonPath after = summary();

    assertThat(after.getInt("unread.UNSCREENED")).isEqualTo(before + 1);
    assertThat(after.getInt("overdue")).isPositive();
    assertThat(Instant.parse(after.getString("oldestUnreadReceivedAt")))
        .isBeforeOrEqualTo(minutesAgo(299));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state     | gone       | state must be one of: unread, read, all.",
        "screening | positive   | screening must be one of:",
        "limit     | 0          | limit must be",
        "limit     | 501        | limit must be",
        "limit     | many       | limit must be",
        "since     | yesterday  | since must be",
        "since     | +999999999-01-01T00:00:00Z | since must be",
        "after     | xyz        | after must be",
        "after     | !!!        | after must be",
        "device    | ' '        | device must be"
      })
  void refusesAParameterThatCannotBeRead(String name, String value, String detail) {
    given()
        .queryParam(name, value)
        .get("/cases")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", equalTo(400))
        .body("detail", containsString(detail));
  }

  @ParameterizedTest
  @CsvSource({"unknown", "%00", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"})
  void answersForACaseThatIsNotThereWithAProblem(String imageId) {
    given()
        .urlEncodingEnabled(false)
        .get("/cases/" + imageId)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", equalTo("There is no such case."));
  }

  @Test
  void describesItselfAsOpenApi() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.'/cases'.get.description", containsString("Earliest deadline first"))
        .body(
            "paths.'/cases/{imageId}/review'.post.responses.'409'.description",
            containsString("Another verdict"))
        .body("paths.'/cases'.get.parameters.size()", equalTo(6))
        .body("components.schemas.CaseFindings.required", hasItems("normal", "bacterial", "viral"))
        .body(
            "components.schemas.ReadingListEntry.properties.findings.toString()",
            containsString("CaseFindings"))
        .body(
            "components.schemas.ResultView.properties.findings.toString()",
            containsString("CaseFindings"));
  }

  private static void receive(String device, String name, Instant at) {
    Bus.send(Topic.XRAY_RECEIVED, id(name), received(id(name), device, at));
  }

  private static JsonPath list(String device, String... parameters) {
    io.restassured.specification.RequestSpecification request =
        given().queryParam("device", device);
    for (int at = 0; at < parameters.length; at += 2) {
      request.queryParam(parameters[at], parameters[at + 1]);
    }
    return request.get("/cases").then().statusCode(200).extract().jsonPath();
  }

  private static List<String> images(JsonPath page) {
    return page.getList("cases.imageId", String.class);
  }

  private static JsonPath summary() {
    return given().get("/cases/summary").then().statusCode(200).extract().jsonPath();
  }
}
