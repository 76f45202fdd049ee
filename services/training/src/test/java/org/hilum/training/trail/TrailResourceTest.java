package org.hilum.training.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.fixture.Images.newId;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hilum.access.Role;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.training.fixture.Rows;
import org.hilum.training.fixture.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trail as an auditor reads it. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TrailResourceTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** A day of which no other test tells. */
  private static final Instant DAY = Instant.parse("1999-12-31T00:00:00Z");

  private static final String OF_THE_DAY = "from=1999-12-31T00:00:00Z&until=2000-01-01T00:00:00Z";

  @Inject AgroalDataSource database;

  private Rows rows;

  @BeforeEach
  void looksAtTheTables() {
    rows = new Rows(database);
    rows.await("select 1", "1");
  }

  @Test
  void saysWhoDidWhatOnADayPageByPage() throws Exception {
    String image = newId();
    for (int hour = 0; hour < 3; hour++) {
      Instant at = DAY.plusSeconds(3_600L * hour);
      Told.send(Topic.XRAY_RECEIVED, image, Told.received(image, "cr-" + hour, at));
    }
    String before = newId();
    Told.send(Topic.XRAY_RECEIVED, before, Told.received(before, "cr-9", DAY.minusSeconds(1)));
    rows.await("select count(*) from audit_entry where image_id = '%s'".formatted(image), "3");

    List<JsonNode> entries = new ArrayList<>();
    JsonNode first = ask(OF_THE_DAY + "&limit=2");
    first.path("entries").forEach(entries::add);
    JsonNode second = ask(OF_THE_DAY + "&limit=2&after=" + first.path("next").asText());
    second.path("entries").forEach(entries::add);

    assertThat(entries)
        .extracting(entry -> entry.path("by").asText() + " " + entry.path("happenedAt").asText())
        .containsExactly(
            "cr-0 1999-12-31T00:00:00Z", "cr-1 1999-12-31T01:00:00Z", "cr-2 1999-12-31T02:00:00Z");
    assertThat(second.has("next")).isFalse();
    assertThat(first.at("/head/sequence").asLong())
        .isGreaterThanOrEqualTo(entries.get(2).path("sequence").asLong());
    assertThat(entries.toString()).doesNotContain(Told.PATIENT).doesNotContain(Told.STUDY);
  }

  @Test
  void givesEachEntryAsItWasHashed() throws Exception {
    String image = newId();
    Told.send(Topic.XRAY_RECEIVED, image, Told.received(image, "cr-7", Instant.EPOCH));
    rows.await("select count(*) from audit_entry where image_id = '%s'".formatted(image), "1");
    String body = text("from=1970-01-01T00:00:00Z&until=1970-01-01T00:00:01Z&limit=1");
    JsonNode entry = JSON.readTree(body).path("entries").path(0);
    int from = body.indexOf("\"facts\":") + "\"facts\":".length();
    String facts = body.substring(from, body.indexOf(",\"previous\":", from));
    String lines =
        String.join(
            "\n",
            entry.path("previous").asText(),
            entry.path("sequence").asText(),
            entry.path("recordedAt").asText(),
            entry.path("happenedAt").asText(),
            entry.path("kind").asText(),
            entry.path("imageId").asText(),
            entry.path("modelVersion").asText(),
            entry.path("digest").asText(),
            facts,
            "");
    assertThat(Digest.of(lines.getBytes(UTF_8))).isEqualTo(entry.path("hash").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=1001, limit",
    "after=x, after",
    "from=yesterday, from",
    "until=-999999999-01-01T00:00:00Z, until"
  })
  void saysWhichPartOfTheQueryItCannotRead(String query, String name) {
    String detail =
        asAuditor()
            .get("/training/trail?" + query)
            .then()
            .statusCode(400)
            .contentType("application/problem+json")
            .extract()
            .path("detail");
    assertThat(detail).startsWith(name + " must");
  }

  private static JsonNode ask(String query) throws Exception {
    return JSON.readTree(text(query));
  }

  private static String text(String query) {
    return asAuditor().get("/training/trail?" + query).then().statusCode(200).extract().asString();
  }

  private static RequestSpecification asAuditor() {
    return RestAssured.given()
        .header("Authorization", RealServers.bearer("auditor-1", Set.of(Role.AUDITOR)));
  }
}
