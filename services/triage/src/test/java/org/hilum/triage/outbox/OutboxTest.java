package org.hilum.triage.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hilum.triage.fixture.Xrays.flagged;
import static org.hilum.triage.fixture.Xrays.id;
import static org.hilum.triage.fixture.Xrays.minutesAgo;
import static org.hilum.triage.fixture.Xrays.received;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.servers.ServerSet;
import org.hilum.triage.fixture.Api;
import org.hilum.triage.fixture.Bus;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class OutboxTest {

  @Test
  void keepsWhatItCannotTellAndTellsItWhenKafkaIsBack() throws SQLException {
    String imageId = id("kafka away");
    Bus.send(Topic.XRAY_RECEIVED, imageId, received(imageId, "cr-1", minutesAgo(1)));
    Api.awaitScreening(imageId, "UNSCREENED");
    await().atMost(Duration.ofMinutes(1)).until(OutboxTest::waiting, count -> count == 0);

    RealServers.stopKafka();
    try {
      Api.review(imageId, "{\"verdict\":\"NORMAL\",\"reader\":\"r1\"}").statusCode(201);
      assertThat(waiting()).isEqualTo(1);
    } finally {
      RealServers.startKafka();
    }

    List<ConsumerRecord<String, byte[]>> told =
        Bus.read(Topic.CASE_REVIEWED, 1, record -> record.key().equals(imageId));
    assertThat(told).isNotEmpty();
    assertThat(told)
        .extracting(record -> Bus.header(record, "ce_id"))
        .containsOnly(Bus.header(told.get(0), "ce_id"));
    await().atMost(Duration.ofMinutes(1)).until(OutboxTest::waiting, count -> count == 0);
  }

  @Test
  void aFlagGoesOnWithTheTraceOfItsResult() {
    String imageId = id("traced");
    String traceId = "0af7651916cd43dd8448eb211c80319c";
    Bus.sendTraced(
        Topic.SCREENING_COMPLETED,
        imageId,
        flagged(imageId, minutesAgo(1), 0.9),
        "00-" + traceId + "-b7ad6b7169203331-01");

    List<ConsumerRecord<String, byte[]>> told =
        Bus.read(Topic.CASE_FLAGGED, 1, record -> record.key().equals(imageId));
    assertThat(told).isNotEmpty();
    assertThat(Bus.header(told.get(0), "traceparent")).startsWith("00-" + traceId + "-");
  }

  @Test
  void measuresHowLongAnXrayTakesToItsRow() {
    String imageId = id("measured");
    Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(imageId, minutesAgo(2), 0.9));
    Api.awaitScreening(imageId, "FLAGGED");

    String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    assertThat(bucket(metrics, "+Inf")).isGreaterThan(bucket(metrics, "60.0"));
  }

  private static double bucket(String metrics, String limit) {
    String series =
        "hilum_triage_time_to_flag_seconds_bucket{screening=\"FLAGGED\",le=\"%s\"} "
            .formatted(limit);
    return metrics
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void measuresItsLag() {
    assertThat(given().get("/q/metrics").then().statusCode(200).extract().asString())
        .contains("hilum_triage_outbox_waiting")
        .contains("hilum_triage_outbox_oldest_seconds")
        .contains("hilum_triage_cases_unread")
        .contains("hilum_triage_longest_wait_seconds")
        .contains("hilum_triage_dead_letters");
  }

  private static long waiting() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                RealServers.shared().jdbcUrl(),
                ServerSet.DATABASE_USER,
                ServerSet.DATABASE_PASSWORD);
        Statement select = connection.createStatement();
        ResultSet count = select.executeQuery("select count(*) from triage.outbox")) {
      count.next();
      return count.getLong(1);
    }
  }
}
