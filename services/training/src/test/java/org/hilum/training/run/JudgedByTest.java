package org.hilum.training.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hilum.schemas.Decision;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningTimings;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.training.fixture.Images;
import org.hilum.training.fixture.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results as workers write them. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(DrawnLoopProfile.class)
class JudgedByTest {
  @Inject AgroalDataSource database;
  @Inject JudgedBy judged;

  private KafkaProducer<String, byte[]> producer;
  private Rows rows;

  @BeforeEach
  void connects() {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", RealServers.shared().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    rows = new Rows(database);
  }

  @AfterEach
  void disconnects() {
    producer.close();
  }

  @Test
  void knowsEveryModelThatJudgedAnImageAlsoOnTrial() throws Exception {
    String champion = version();
    String shadow = version();
    send(EventJson.write(result(champion, shadow)));

    assertThat(judged.all()).contains(champion, shadow);
  }

  @Test
  void readsOnWhereItEnded() throws Exception {
    String earlier = version();
    send(EventJson.write(result(earlier, version())));
    judged.all();
    long read = read();
    String later = version();
    send(EventJson.write(result(later, version())));

    assertThat(judged.all()).contains(earlier, later);
    assertThat(read()).isEqualTo(read + 1);
  }

  @Test
  void passesOverWhatIsNoResult() throws Exception {
    send("no result".getBytes(UTF_8));
    String champion = version();
    send(EventJson.write(result(champion, version())));

    assertThat(judged.all()).contains(champion);
  }

  @Test
  void saysNothingIfEventsHaveGoneThatItHasNotRead() throws Exception {
    send(EventJson.write(result(version(), version())));
    judged.all();
    RecordMetadata unread = send(EventJson.write(result(version(), version())));
    delete(unread);

    try {
      assertThatThrownBy(judged::all).isInstanceOf(OffsetOutOfRangeException.class);
    } finally {
      restOn(unread.offset() + 1, unread.partition());
    }
  }

  @Test
  void saysNothingOfATopicThatEndsBeforeWhatItHasRead() throws Exception {
    RecordMetadata last = send(EventJson.write(result(version(), version())));
    judged.all();
    restOn(last.offset() + 100, last.partition());

    try {
      assertThatThrownBy(judged::all).hasMessageContaining("it is another topic");
    } finally {
      restOn(last.offset() + 1, last.partition());
    }
  }

  private static void delete(RecordMetadata last) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", RealServers.shared().bootstrapServers()))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(last.topic(), last.partition()),
                  RecordsToDelete.beforeOffset(last.offset() + 1)))
          .all()
          .get();
    }
  }

  private void restOn(long offset, int partition) {
    rows.execute(
        "UPDATE judged_until SET next_offset = %d WHERE partition = %d"
            .formatted(offset, partition));
  }

  private long read() {
    return Long.parseLong(rows.of("SELECT sum(next_offset) FROM judged_until").get(0));
  }

  private static String version() {
    return "m/" + UUID.randomUUID();
  }

  private RecordMetadata send(byte[] value) throws InterruptedException, ExecutionException {
    return producer.send(new ProducerRecord<>(Topic.SCREENING_COMPLETED, "image", value)).get();
  }

  private static ScreeningCompleted result(String champion, String shadow) {
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    return new ScreeningCompleted(
        Images.newId(),
        at,
        at,
        Images.TRUNK,
        judgement(champion),
        List.of(judgement(shadow)),
        Collections.nCopies(49, 0.5),
        "outcomes/features",
        new ScreeningTimings(1, 1, 1, 1, 1));
  }

  private static Judgement judgement(String modelVersion) {
    return new Judgement(
        modelVersion, 0.9, 0.5, Decision.FLAGGED, Optional.empty(), 0.1, Optional.empty());
  }
}
