package org.hilum.inference;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Writes to topics and remembers everything that topics say. */
final class TestTopics implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
  private final Thread reader;

  TestTopics(String bootstrapServers, List<String> read) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    this.admin = Admin.create(properties);
    this.producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, "test-" + UUID.randomUUID());
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 1000);
    this.consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(read);
    this.reader = new Thread(this::read, "test-topics");
    reader.start();
  }

  void write(String topic, String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(topic, key, value)).get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("cannot write to " + topic, e);
    }
  }

  List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
    return records.stream()
        .filter(record -> record.topic().equals(topic) && key.equals(record.key()))
        .toList();
  }

  /** The records of a key, as soon as there are so many. */
  List<ConsumerRecord<String, byte[]>> await(String topic, String key, int count) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> records(topic, key).size() >= count);
    return records(topic, key);
  }

  /** Records that the group has not committed. */
  long lag(String group, String topic) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> ends =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
            .collect(
                Collectors.toMap(
                    info -> new TopicPartition(topic, info.partition()),
                    info -> OffsetSpec.latest()));
    ListOffsetsResult latest = admin.listOffsets(ends);
    long lag = 0;
    for (TopicPartition partition : ends.keySet()) {
      OffsetAndMetadata done = committed.get(partition);
      lag += latest.partitionResult(partition).get().offset() - (done == null ? 0 : done.offset());
    }
    return lag;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
    admin.close();
  }

  private void read() {
    try (consumer) {
      while (true) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    } catch (WakeupException e) {
      // The test is over.
    }
  }
}
