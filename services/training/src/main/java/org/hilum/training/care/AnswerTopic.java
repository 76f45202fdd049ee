package org.hilum.training.care;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
import org.hilum.schemas.DataErased;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Topic;

/** {@code hilum.training.erased.v1}. */
@ApplicationScoped
class AnswerTopic {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final int SEND_LIMIT_MS = 5_000;

  private final KafkaProducer<String, byte[]> producer;

  /**
   * @param kafka every {@code kafka.*} setting of the service, security included
   */
  AnswerTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "hilum-training-erased");
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
   * @throws KafkaException if the broker has not acknowledged it; it may have it
   */
  void tell(DataErased answer) {
    try {
      producer.send(record(answer)).get();
    } catch (ExecutionException e) {
      throw unacknowledged(answer, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unacknowledged(answer, e);
    }
  }

  private static KafkaException unacknowledged(DataErased answer, Throwable cause) {
    return new KafkaException(
        "no acknowledgement for careId=%s: %s".formatted(answer.careId(), cause.getMessage()),
        cause);
  }

  /** As a CloudEvent in binary content mode (Kafka protocol binding 1.0.2, section 3.2). */
  private static ProducerRecord<String, byte[]> record(DataErased answer) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topic.TRAINING_ERASED, answer.careId(), EventJson.write(answer));
    Headers headers = record.headers();
    headers.add("ce_specversion", "1.0".getBytes(UTF_8));
    headers.add("ce_id", answer.careId().getBytes(UTF_8));
    headers.add("ce_type", Topic.TRAINING_ERASED.getBytes(UTF_8));
    headers.add("ce_source", "/hilum/training".getBytes(UTF_8));
    headers.add("ce_time", answer.erasedAt().toString().getBytes(UTF_8));
    headers.add("content-type", "application/json".getBytes(UTF_8));
    return record;
  }

  @PreDestroy
  void close() {
    producer.close(CLOSE_LIMIT);
  }
}
