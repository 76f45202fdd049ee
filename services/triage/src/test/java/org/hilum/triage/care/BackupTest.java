package org.hilum.triage.care;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.triage.fixture.Xrays.flagged;
import static org.hilum.triage.fixture.Xrays.id;
import static org.hilum.triage.fixture.Xrays.minutesAgo;
import static org.hilum.triage.fixture.Xrays.received;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.servers.SchemaBackup;
import org.hilum.servers.WoundBack;
import org.hilum.triage.fixture.Api;
import org.hilum.triage.fixture.Bus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back of docs/data-care.md, with the schema of triage. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BackupTest {
  private static final Duration SLACK = Duration.ofSeconds(10);

  @Inject AgroalDataSource database;
  @Inject Flyway flyway;
  @Inject KafkaClientService kafka;
  @TempDir Path folder;

  @Test
  void afterARestoreTheListIsAsBeforeAndNothingIsLostOrDoubled() throws SQLException, IOException {
    String before = listed("before the backup");
    Api.review(before, "{\"verdict\":\"NORMAL\",\"reader\":\"r1\"}").statusCode(201);
    String told = given().get("/cases/" + before).asString();
    SchemaBackup backup = new SchemaBackup(database, "triage", folder);
    Instant at = Instant.now();
    backup.dump();
    String after = listed("after the backup");

    backup.destroy();
    flyway.migrate();
    backup.restore();

    assertThat(given().get("/cases/" + before).asString()).isEqualTo(told);
    given().get("/cases/" + after).then().statusCode(404);
    windBack("xray-received", at.minus(SLACK));
    windBack("screening-completed", at.minus(SLACK));
    Api.awaitCase(
        after, found -> found.get("probability") != null && found.get("deviceId") != null);
    assertThat(given().get("/cases/" + before).asString()).isEqualTo(told);
    assertThat(Api.caseOf(after).getList("results")).hasSize(1);
    // The rows that come next do not collide with those that came back.
    Api.review(after, "{\"verdict\":\"NORMAL\",\"reader\":\"r1\"}").statusCode(201);
    assertThat(Bus.read(Topic.CASE_REVIEWED, 1, record -> record.key().equals(after))).hasSize(1);
  }

  private static String listed(String name) {
    String imageId = id(name);
    Instant at = minutesAgo(5);
    Bus.send(Topic.XRAY_RECEIVED, imageId, received(imageId, "cr-1", at));
    Bus.send(Topic.SCREENING_COMPLETED, imageId, flagged(imageId, at, 0.9));
    Api.awaitCase(
        imageId, found -> found.get("probability") != null && found.get("deviceId") != null);
    return imageId;
  }

  private void windBack(String channel, Instant to) {
    kafka
        .getConsumer(channel)
        .runOnPollingThread(
            consumer -> {
              WoundBack.to(to, consumer);
            })
        .await()
        .atMost(Duration.ofSeconds(20));
  }
}
