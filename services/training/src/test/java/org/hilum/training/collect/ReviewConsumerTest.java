package org.hilum.training.collect;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hilum.training.collect.ReviewTopic.review;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ReviewConsumerTest {
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private ReviewTopic topic;

  @BeforeEach
  void connectsAndEmptiesTheTable() throws SQLException {
    topic = new ReviewTopic(bootstrapServers);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM verdict");
    }
  }

  @AfterEach
  void disconnects() {
    topic.close();
  }

  @Test
  void keepsEveryVerdictAndTakesTheLastOfEachReader() {
    String image = anImage();
    topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
    topic.send(review(image, "reader-2", 2, Verdict.PNEUMONIA));
    topic.send(review(image, "reader-1", 3, Verdict.VIRAL_PNEUMONIA));

    assertSoon("select count(*) from verdict", "3");
    assertThat(query("select reader || ' ' || verdict from example order by reader"))
        .containsExactly("reader-1 VIRAL_PNEUMONIA", "reader-2 PNEUMONIA");
  }

  @Test
  void countsAVerdictOnceHoweverOftenAndLateItArrives() {
    String image = anImage();
    topic.send(review(image, "reader-1", 2, Verdict.PNEUMONIA));
    for (int i = 0; i < 10; i++) {
      topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
    }

    assertSoon("select count(*) from verdict", "2");
    assertThat(query("select verdict from example")).containsExactly("PNEUMONIA");
  }

  @Test
  void takesAnUnreadableImageForNoLabel() {
    topic.send(review(anImage(), "reader-1", 1, Verdict.UNREADABLE));
    topic.send(review(anImage(), "reader-1", 1, Verdict.NORMAL));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                get("/examples/summary")
                    .then()
                    .statusCode(200)
                    .body("examples", is(1))
                    .body("verdicts.NORMAL", is(1))
                    .body("verdicts.PNEUMONIA", is(0))
                    .body("verdicts.UNREADABLE", is(1)));
  }

  @Test
  void putsWhatIsNoVerdictAsideAndGoesOn() {
    String poison = "no verdict " + UUID.randomUUID();
    String unstorable = "reader-\u0000";
    topic.send(anImage(), poison.getBytes(UTF_8));
    topic.send(anImage(), null);
    topic.send(review(anImage(), unstorable, 1, Verdict.NORMAL));
    String image = anImage();
    topic.send(review(image, "reader-1", 1, Verdict.NORMAL));

    assertSoon("select image_id from verdict", image);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(topic.deadLetters()).hasSize(3));
    assertThat(topic.deadLetters())
        .anySatisfy(
            letter -> {
              assertThat(letter).containsEntry("value", poison);
              assertThat(letter).containsEntry("topic", "hilum.case.reviewed.v1");
              assertThat(letter.get("reason")).contains("not a CaseReviewed");
              assertThat(letter.get("offset")).containsOnlyDigits();
            })
        .anySatisfy(letter -> assertThat(letter).containsEntry("value", ""))
        .anySatisfy(letter -> assertThat(letter.get("value")).contains("reader-"));
  }

  @Test
  void waitsForTheDatabaseAndForgetsNothing() {
    String image = anImage();
    RealServers.stopPostgres();
    try {
      topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> get("/q/health/ready").then().statusCode(503));
    } finally {
      RealServers.startPostgres();
    }

    assertSoon("select image_id from verdict", image);
    get("/q/health/live").then().statusCode(200);
    get("/q/health/ready").then().statusCode(200);
  }

  private static String anImage() {
    return UUID.randomUUID().toString();
  }

  private void assertSoon(String sql, String only) {
    await()
        .atMost(Duration.ofSeconds(40))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(query(sql)).containsExactly(only));
  }

  private List<String> query(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot run " + sql, e);
    }
  }
}
