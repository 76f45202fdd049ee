package org.hilum.training.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hilum.schemas.Topic;
import org.hilum.training.fixture.Told;

/** Reads the topic of releases, as a worker would. */
public final class ReleasedTopic {
  private ReleasedTopic() {}

  /** The last record of a model name. */
  public static ConsumerRecord<String, byte[]> last(String bootstrapServers, String name) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Told.fromTheStart(bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.MODEL_RELEASED).stream()
              .map(partition -> new TopicPartition(Topic.MODEL_RELEASED, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<String, ConsumerRecord<String, byte[]>> last = new HashMap<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> last.put(record.key(), record));
      }
      return Optional.ofNullable(last.get(name))
          .orElseThrow(() -> new AssertionError("nothing was told of " + name));
    }
  }

  static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return headers;
  }
}
