package org.hilum.training.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.fixture.Images.TRUNK;
import static org.hilum.training.fixture.Images.newId;
import static org.hilum.training.fixture.ReviewTopic.review;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.hilum.schemas.Topic;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.servers.SchemaBackup;
import org.hilum.servers.WoundBack;
import org.hilum.training.fixture.OnEmptyTables;
import org.hilum.training.fixture.Told;
import org.hilum.training.trail.ChainCheck;
import org.hilum.training.trail.ChainVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back of docs/data-care.md, with the schema of training. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BackupTest extends OnEmptyTables {
  private static final Duration SLACK = Duration.ofSeconds(10);

  @Inject Flyway flyway;
  @Inject KafkaClientService kafka;
  @TempDir Path folder;

  @Test
  void afterARestoreExamplesAndTrailAreAsBeforeAndNothingIsLostOrDoubled()
      throws SQLException, IOException {
    String before = learned();
    List<String> told = rowsOf(before);
    SchemaBackup backup = new SchemaBackup(database, "training", folder);
    Instant at = Instant.now();
    backup.dump();
    String after = learned();
    List<String> toldAfter = rowsOf(after);

    backup.destroy();
    flyway.migrate();
    backup.restore();

    assertThat(rowsOf(before)).isEqualTo(told);
    assertThat(rowsOf(after)).isEmpty();
    windBack("audit", at.minus(SLACK));
    windBack("case-reviewed", at.minus(SLACK));
    awaitLearned(after);
    assertThat(rowsOf(before)).isEqualTo(told);
    assertThat(rowsOf(after)).isEqualTo(toldAfter);
    try (Connection connection = database.getConnection()) {
      assertThat(ChainCheck.of(connection)).isInstanceOf(ChainVerdict.Intact.class);
    }
  }

  /** An image that was received, screened and reviewed. */
  private String learned() {
    String image = newId();
    Instant at = Instant.now();
    images.receive(image);
    images.screen(image, TRUNK);
    Told.send(Topic.XRAY_RECEIVED, image, Told.received(image, "cr-1", at));
    Told.send(Topic.SCREENING_COMPLETED, image, Told.screened(image, at, "backed-up/1", 0.9));
    topic.send(review(image, "reader-1", 1, Verdict.PNEUMONIA));
    awaitLearned(image);
    return image;
  }

  private void awaitLearned(String image) {
    rows.await(
        "select kind from audit_entry where image_id = '%s' order by kind".formatted(image),
        "RECEIVED",
        "REVIEWED",
        "SCREENED");
    rows.await(
        "select standing from examples_on('%s') where image_id = '%s'".formatted(TRUNK, image),
        "LABELLED");
  }

  /** What does not depend on when it was taken in. */
  private List<String> rowsOf(String image) {
    return Stream.of(
            "select concat_ws(' ', kind, digest, facts) from audit_entry",
            "select concat_ws(' ', event_id, reader, verdict) from verdict",
            "select concat_ws(' ', split, standing, finding, readers, said_at) from example",
            "select concat_ws(' ', trunk_digest, sha256) from features",
            "select model_version from live_case")
        .flatMap(sql -> rows.of(sql + " where image_id = '" + image + "' order by 1").stream())
        .toList();
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
