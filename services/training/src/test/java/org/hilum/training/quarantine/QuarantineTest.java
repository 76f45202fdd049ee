package org.hilum.training.quarantine;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hilum.training.fixture.Images.newId;
import static org.hilum.training.fixture.ReviewTopic.review;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.training.fixture.OnEmptyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class QuarantineTest extends OnEmptyTables {
  private static final Pattern LOCAL_FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");
  private static final String VIRAL = "{\"verdict\":\"VIRAL_PNEUMONIA\",\"reader\":\"chief\"}";
  private static final String EXAMPLES =
      "select concat_ws(' ', standing, finding, readers) from example";

  @Test
  void listsWhoSaidWhat() {
    String image = disputed();

    get("/training/quarantine")
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("cases.imageId", equalTo(List.of(image)))
        .body("cases[0].verdicts.reader", equalTo(List.of("reader-1", "reader-2")))
        .body("cases[0].verdicts.verdict", equalTo(List.of("NORMAL", "PNEUMONIA")))
        .body("cases[0].verdicts[0].saidAt", equalTo("2026-01-02T03:04:06Z"))
        .body("cases[0].decisions", empty());
  }

  @Test
  void makesTheDecisionTheLabel() {
    String image = disputed();

    decide(image, VIRAL)
        .statusCode(201)
        .body("verdict", equalTo("VIRAL_PNEUMONIA"))
        .body("reader", equalTo("chief"));

    assertThat(rows.of(EXAMPLES)).containsExactly("LABELLED VIRAL {chief}");
    get("/training/quarantine").then().body("total", equalTo(0)).body("cases", empty());
    assertThat(rows.of("select count(*) from verdict")).containsExactly("2");
  }

  @Test
  void decidesOnce() {
    String image = disputed();
    decide(image, VIRAL).statusCode(201);

    decide(image, "{\"verdict\":\"NORMAL\",\"reader\":\"second\"}")
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", equalTo("The case is not in quarantine."));

    assertThat(rows.of("select reader from resolution")).containsExactly("chief");
  }

  @Test
  void refusesADecisionThatDoesNotKnowOfTheLastVerdict() {
    String image = disputed();
    long seen = listed().getLong("cases[0].seen");
    topic.send(review(image, "reader-3", 3, Verdict.NORMAL));
    rows.await("select count(*) from verdict", "3");
    String decision = "{\"verdict\":\"NORMAL\",\"reader\":\"chief\",\"seen\":%d}";

    decide(image, decision.formatted(seen))
        .statusCode(409)
        .body("detail", containsString("Another verdict came"));
    decide(image, decision.formatted(listed().getLong("cases[0].seen"))).statusCode(201);
  }

  @Test
  void comesBackWhenAReaderContradictsTheDecision() {
    String image = disputed();
    decide(image, VIRAL).statusCode(201);

    topic.send(review(image, "reader-1", 3, Verdict.NORMAL));

    rows.await(EXAMPLES, "QUARANTINED {reader-1,reader-2}");
    get("/training/quarantine")
        .then()
        .body("cases[0].decisions.verdict", equalTo(List.of("VIRAL_PNEUMONIA")))
        .body("cases[0].decisions.reader", equalTo(List.of("chief")));
    decide(image, "{\"verdict\":\"normal\",\"reader\":\"chief\"}").statusCode(201);
    assertThat(rows.of(EXAMPLES)).containsExactly("LABELLED NORMAL {chief}");
  }

  @Test
  void staysDecidedWhenAnOldEventIsDeliveredAgain() {
    String image = disputed();
    decide(image, VIRAL).statusCode(201);

    topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
    String another = newId();
    topic.send(review(another, "reader-1", 1, Verdict.NORMAL));

    rows.await("select image_id from example where image_id = '" + another + "'", another);
    assertThat(rows.of(EXAMPLES + " where image_id = '" + image + "'"))
        .containsExactly("LABELLED VIRAL {chief}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"verdict\":\"HEALTHY\",\"reader\":\"r1\"}",
        "{\"verdict\":\"NORMAL\"}",
        "{\"verdict\":\"NORMAL\",\"reader\":\"Dr. Jane Doe\"}",
        "{\"verdict\":\"NORMAL\",\"reader\":\"r1\",\"seen\":\"none\"}",
        "[1]",
        "not json",
        "null",
        ""
      })
  void refusesABodyThatIsNoDecision(String body) {
    String image = disputed();

    decide(image, body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", equalTo(400));

    assertThat(rows.of(EXAMPLES)).containsExactly("QUARANTINED {reader-1,reader-2}");
  }

  @Test
  void refusesAFormAsAnotherSiteCouldSendIt() {
    given()
        .contentType("text/plain")
        .body(VIRAL)
        .post("/training/quarantine/" + disputed())
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  @Test
  void knowsNoCaseWithoutAVerdict() {
    for (String image : List.of("unknown", newId())) {
      decide(image, VIRAL).statusCode(404).body("detail", equalTo("There is no such case."));
    }
  }

  @Test
  void showsTheXrayAsItIsStored() {
    String image = newId();
    images.receive(image);

    get("/training/quarantine/" + image + "/image")
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("Cache-Control", containsString("immutable"));
    for (String unknown : List.of("unknown", newId())) {
      get("/training/quarantine/" + unknown + "/image")
          .then()
          .statusCode(404)
          .contentType("application/problem+json");
    }
  }

  @Test
  void saysWhenTheStoreDoesNotAnswer() {
    RealServers.stopStorage();
    try {
      get("/training/quarantine/" + newId() + "/image")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", equalTo("5"));
    } finally {
      RealServers.startStorage();
    }
  }

  @Test
  void saysWhenTheDatabaseDoesNotAnswer() {
    RealServers.stopPostgres();
    try {
      get("/training/quarantine")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", equalTo("5"));
    } finally {
      RealServers.startPostgres();
    }
  }

  @Test
  void hasAPageThatLoadsNothingFromElsewhere() {
    String page =
        get("/")
            .then()
            .statusCode(200)
            .header("Content-Security-Policy", containsString("default-src 'none'"))
            .header("X-Frame-Options", equalTo("DENY"))
            .extract()
            .asString();

    assertThat(page)
        .contains("Nothing is learned from them until somebody decides")
        .doesNotContain("http://", "https://", "style=\"", "onclick=");
    List<String> files =
        LOCAL_FILE.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(files).hasSize(3);
    files.forEach(file -> get(file).then().statusCode(200));
    get("/app/api.js").then().statusCode(200);
  }

  private String disputed() {
    String image = newId();
    topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
    topic.send(review(image, "reader-2", 2, Verdict.PNEUMONIA));
    rows.await(EXAMPLES, "QUARANTINED {reader-1,reader-2}");
    return image;
  }

  private static JsonPath listed() {
    return get("/training/quarantine").then().extract().jsonPath();
  }

  private static ValidatableResponse decide(String image, String json) {
    return given()
        .contentType(ContentType.JSON)
        .body(json)
        .post("/training/quarantine/" + image)
        .then();
  }
}
