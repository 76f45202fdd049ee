package org.hilum.triage.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
    await().atMost(Duration.ofSeconds(20)).until(OutboxTest::waiting, count -> count == 0);
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
