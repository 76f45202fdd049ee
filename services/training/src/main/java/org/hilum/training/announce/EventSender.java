package org.hilum.training.announce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hilum.schemas.EventJson;

/**
 * Sends one event as a CloudEvent in binary content mode (Kafka protocol binding 1.0.2, section
 * 3.2) and waits for the broker. Thread safe.
 */
@Singleton
public class EventSender implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final int SEND_LIMIT_MS = 10_000;

  private final KafkaProducer<String, byte[]> producer;

  /**
   * @param kafka how to reach the broker: in the service every {@code kafka.*} setting, security
   *     included
   */
  public EventSender(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "hilum-training");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_LIMIT_MS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_LIMIT_MS);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_LIMIT_MS);
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Durable when it returns.
   *
   * @param id the same for the same event
   * @param at when what it tells of happened
   * @throws KafkaException if the broker has not acknowledged it; it may have it
   */
  public void send(String topic, String key, String id, Instant at, Record event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, key, EventJson.write(event));
    Headers headers = record.headers();
    headers.add("ce_specversion", "1.0".getBytes(UTF_8));
    headers.add("ce_id", id.getBytes(UTF_8));
    headers.add("ce_type", topic.getBytes(UTF_8));
    headers.add("ce_source", "/hilum/training".getBytes(UTF_8));
    headers.add("ce_time", at.toString().getBytes(UTF_8));
    headers.add("content-type", "application/json".getBytes(UTF_8));
    try {
      producer.send(record).get();
    } catch (KafkaException e) {
      throw unacknowledged(topic, id, e);
    } catch (ExecutionException e) {
      throw unacknowledged(topic, id, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unacknowledged(topic, id, e);
    }
  }

  private static KafkaException unacknowledged(String topic, String id, Throwable cause) {
    return new KafkaException(
        "no acknowledgement on %s for id=%s: %s".formatted(topic, id, cause.getMessage()), cause);
  }

  @Override
  @PreDestroy
  public void close() {
    producer.close(CLOSE_LIMIT);
  }
}
