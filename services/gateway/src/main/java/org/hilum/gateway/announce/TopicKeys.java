package org.hilum.gateway.announce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads which images a topic has events of. It belongs to no consumer group and commits nothing.
 */
final class TopicKeys {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);

  private final String topic;
  private final Map<String, Object> settings;

  /**
   * @param kafka every {@code kafka.*} setting of the service, security included
   */
  TopicKeys(String topic, Map<String, Object> kafka) {
    this.topic = topic;
    settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_LIMIT.toMillis()));
    settings.put(
        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_LIMIT.toMillis()));
  }

  /**
   * Hands over the key of every event written since then, up to the events there are now. Keys come
   * in no order and may repeat.
   *
   * @throws BrokerUnavailableException if the broker does not answer
   */
  void forEachSince(Instant since, Consumer<String> imageIds) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      read(consumer, since, imageIds);
    } catch (KafkaException e) {
      throw new BrokerUnavailableException(
          "cannot read %s: %s".formatted(topic, e.getMessage()), e);
    }
  }

  private void read(
      KafkaConsumer<String, byte[]> consumer, Instant since, Consumer<String> imageIds) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    startAt(since, consumer, partitions, ends);
    Instant heard = Instant.now();
    while (isBehind(consumer, ends)) {
      List<String> keys = nextKeys(consumer);
      keys.forEach(imageIds);
      if (!keys.isEmpty()) {
        heard = Instant.now();
      } else if (heard.plus(SILENCE_LIMIT).isBefore(Instant.now())) {
        throw new KafkaException("no record came for " + SILENCE_LIMIT);
      }
    }
  }

  private static void startAt(
      Instant since,
      KafkaConsumer<String, byte[]> consumer,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp start = starts.get(partition);
      // Kafka answers null where no record is that young.
      consumer.seek(partition, start == null ? ends.get(partition) : start.offset());
    }
  }

  private static boolean isBehind(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private static List<String> nextKeys(KafkaConsumer<String, byte[]> consumer) {
    List<String> keys = new ArrayList<>();
    // A key that is missing names no image.
    consumer.poll(POLL).forEach(record -> keys.add(String.valueOf(record.key())));
    return keys;
  }
}
