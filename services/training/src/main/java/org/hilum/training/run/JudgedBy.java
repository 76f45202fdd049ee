package org.hilum.training.run;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.Topic;
import org.hilum.training.collect.Database;
import org.hilum.training.registry.ReferredVersions;

/**
 * The models that have judged an image, from the topic of results. Whoever asks has it read from
 * where it was read last to its present end; what was found is kept, since events go one day.
 */
@ApplicationScoped
class JudgedBy implements ReferredVersions {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private static final String UNTIL = "SELECT partition, next_offset FROM judged_until";
  private static final String ALL =
      "SELECT model_version FROM judged_by UNION SELECT model_version FROM verdict"
          + " WHERE model_version IS NOT NULL";
  private static final String KEEP = "INSERT INTO judged_by VALUES (?) ON CONFLICT DO NOTHING";
  private static final String KEEP_UNTIL =
      """
      INSERT INTO judged_until VALUES (?, ?)
      ON CONFLICT (partition) DO UPDATE
        SET next_offset = greatest(judged_until.next_offset, excluded.next_offset)
      """;

  private final Database database;
  private final Map<String, Object> kafka;

  /**
   * @param kafka every {@code kafka.*} setting of the service
   */
  JudgedBy(Database database, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.database = database;
    this.kafka = kafka;
  }

  @Override
  public Set<String> all() {
    try {
      Map<Integer, Long> from = database.inTransaction(JudgedBy::until);
      try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
        readOn(consumer, from);
      }
      return database.inTransaction(JudgedBy::versions);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot say which models have judged an image", e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "hilum-training-judged-by");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // A gap would hide a model: better to know nothing than to go on behind it.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private void readOn(KafkaConsumer<byte[], byte[]> consumer, Map<Integer, Long> from)
      throws SQLException {
    List<TopicPartition> partitions =
        Stream.ofNullable(consumer.partitionsFor(Topic.SCREENING_COMPLETED))
            .flatMap(List::stream)
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      consumer.seek(partition, from.getOrDefault(partition.partition(), 0L));
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    ends.forEach((partition, end) -> requireKnown(partition, consumer.position(partition), end));
    long heardAt = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      Set<String> versions = new HashSet<>();
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        versions(record).forEach(versions::add);
        heardAt = System.nanoTime();
      }
      keep(versions, consumer, partitions);
      if (System.nanoTime() - heardAt > LONGEST_SILENCE.toNanos()) {
        throw new IllegalStateException(
            Topic.SCREENING_COMPLETED + " cannot be read to its end; the broker is silent");
      }
    }
  }

  /** A topic that was made anew has no more what was read of the one before. */
  private static void requireKnown(TopicPartition partition, long from, long end) {
    if (from > end) {
      throw new IllegalStateException(
          "%s was read up to %,d but ends at %,d; it is another topic"
              .formatted(partition, from, end));
    }
  }

  /** A record that is no result names no model. */
  private static Stream<String> versions(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Stream.empty();
    }
    try {
      ScreeningCompleted result = EventJson.read(record.value(), ScreeningCompleted.class);
      return Stream.concat(Stream.of(result.champion()), result.shadows().stream())
          .map(Judgement::modelVersion);
    } catch (MalformedEventException e) {
      return Stream.empty();
    }
  }

  private void keep(
      Set<String> versions, KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions)
      throws SQLException {
    database.inTransaction(
        connection -> {
          try (PreparedStatement keep = connection.prepareStatement(KEEP);
              PreparedStatement until = connection.prepareStatement(KEEP_UNTIL)) {
            for (String version : versions) {
              keep.setString(1, version);
              keep.executeUpdate();
            }
            for (TopicPartition partition : partitions) {
              until.setInt(1, partition.partition());
              until.setLong(2, consumer.position(partition));
              until.executeUpdate();
            }
            return versions.size();
          }
        });
  }

  private static Map<Integer, Long> until(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(UNTIL);
        ResultSet rows = select.executeQuery()) {
      Map<Integer, Long> until = new HashMap<>();
      while (rows.next()) {
        until.put(rows.getInt(1), rows.getLong(2));
      }
      return until;
    }
  }

  private static Set<String> versions(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ALL);
        ResultSet rows = select.executeQuery()) {
      Set<String> versions = new HashSet<>();
      while (rows.next()) {
        versions.add(rows.getString(1));
      }
      return versions;
    }
  }
}
