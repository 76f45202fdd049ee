package org.hilum.training.collect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Topic;
import org.hilum.schemas.Verdict;

/** Writes verdicts and reads dead letters, as another process would. */
final class ReviewTopic implements AutoCloseable {
  private static final String DEAD_LETTERS = Topic.CASE_REVIEWED + ".hilum-training.dead-letter";

  private final KafkaProducer<String, byte[]> producer;
  private final String bootstrapServers;

  ReviewTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  static CaseReviewed review(String imageId, String reader, int revision, Verdict verdict) {
    return new CaseReviewed(
        imageId,
        revision,
        verdict,
        reader,
        Instant.parse("2026-01-02T03:04:05Z"),
        Optional.of("patient-1"),
        Optional.of("pneumonia-guangzhou/1"),
        Optional.empty(),
        Optional.empty());
  }

  void send(CaseReviewed review) {
    send(review.imageId(), EventJson.write(review));
  }

  void send(String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(Topic.CASE_REVIEWED, key, value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("cannot send " + key, e);
    }
  }

  /** Text headers and the value of every dead letter so far. */
  List<Map<String, String>> deadLetters() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(DEAD_LETTERS).stream()
              .map(partition -> new TopicPartition(DEAD_LETTERS, partition.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Map<String, String>> letters = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(letter -> letters.add(described(letter)));
      }
      return letters;
    }
  }

  private static Map<String, String> described(ConsumerRecord<byte[], byte[]> letter) {
    return Map.of(
        "value", letter.value() == null ? "" : new String(letter.value(), StandardCharsets.UTF_8),
        "reason", header(letter, "dead-letter-reason"),
        "topic", header(letter, "dead-letter-topic"),
        "offset", header(letter, "dead-letter-offset"));
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    try (StringDeserializer text = new StringDeserializer()) {
      return text.deserialize("", letter.headers().lastHeader(name).value());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
