package org.hilum.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.Topic;
import org.hilum.schemas.XrayRefused;
import org.hilum.servers.RealServers;

/** Reads and writes topics as another process would. */
public final class Topics {
  private Topics() {}

  /** Every event of this image so far. */
  public static List<ConsumerRecord<String, byte[]>> eventsOf(String imageId) {
    return records(Topic.XRAY_RECEIVED).stream()
        .filter(record -> imageId.equals(record.key()))
        .toList();
  }

  /** What was refused of this device so far. */
  public static List<XrayRefused> refusalsOf(String deviceId) {
    return records(Topic.XRAY_REFUSED).stream()
        .filter(record -> deviceId.equals(record.key()))
        .map(record -> refusal(record.value()))
        .toList();
  }

  private static XrayRefused refusal(byte[] event) {
    try {
      return EventJson.read(event, XrayRefused.class);
    } catch (MalformedEventException e) {
      throw new AssertionError(e);
    }
  }

  public static List<ConsumerRecord<String, byte[]>> records(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                RealServers.shared().bootstrapServers(),
                // The first fetch may ask for a partition that is empty.
                "fetch.max.wait.ms",
                "10"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  public static void send(String topic, byte[] value) {
    send(topic, null, value);
  }

  /**
   * @param key null for none
   */
  public static void send(String topic, String key, byte[] value) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", RealServers.shared().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("cannot send to " + topic, e);
    }
  }

  public static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
