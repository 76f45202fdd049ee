package org.hilum.training.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.hilum.schemas.Topic;
import org.hilum.schemas.XrayReceived;

/** {@code hilum.xray.received.v1}, on which nothing new is said here. */
@ApplicationScoped
class XrayTopic {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final int SEND_LIMIT_MS = 5_000;

  private final KafkaProducer<String, byte[]> producer;

  /**
   * @param kafka every {@code kafka.*} setting of the service, security included
   */
  XrayTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "hilum-training-replay");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_LIMIT_MS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_LIMIT_MS);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_LIMIT_MS);
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Says again that an image waits to be screened. Durable when it returns.
   *
   * @throws KafkaException if the broker has not acknowledged it; it may have it
   */
  void repeat(XrayReceived event) {
    try {
      producer.send(record(event)).get();
    } catch (ExecutionException e) {
      throw unacknowledged(event, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unacknowledged(event, e);
    }
  }

  private static KafkaException unacknowledged(XrayReceived event, Throwable cause) {
    return new KafkaException(
        "no acknowledgement for imageId=%s: %s".formatted(event.imageId(), cause.getMessage()),
        cause);
  }

  /** As a CloudEvent in binary content mode (Kafka protocol binding 1.0.2, section 3.2). */
  private static ProducerRecord<String, byte[]> record(XrayReceived event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topic.XRAY_RECEIVED, event.imageId(), EventJson.write(event));
    Headers headers = record.headers();
    headers.add("ce_specversion", "1.0".getBytes(UTF_8));
    headers.add("ce_id", event.imageId().getBytes(UTF_8));
    headers.add("ce_type", Topic.XRAY_RECEIVED.getBytes(UTF_8));
    headers.add("ce_source", "/hilum/training".getBytes(UTF_8));
    headers.add("ce_time", Instant.now().toString().getBytes(UTF_8));
    headers.add("content-type", "application/json".getBytes(UTF_8));
    return record;
  }

  @PreDestroy
  void close() {
    producer.close(CLOSE_LIMIT);
  }
}
