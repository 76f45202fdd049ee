package org.hilum.training.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.Topic;

/** {@code hilum.model.released.v1}, compacted: the last record of a name says everything. */
public final class KafkaReleaseTopic implements ReleaseTopic, AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final int SEND_LIMIT_MS = 10_000;

  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param kafka how to reach the broker, {@code bootstrap.servers} at least
   */
  public KafkaReleaseTopic(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "hilum-training");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_LIMIT_MS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_LIMIT_MS);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_LIMIT_MS);
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void announce(String eventId, ModelReleased event) {
    try {
      producer.send(record(eventId, event)).get();
    } catch (ExecutionException | KafkaException e) {
      throw untold(event, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw untold(event, e);
    }
  }

  /** As a CloudEvent in binary content mode (Kafka protocol binding 1.0.2, section 3.2). */
  private static ProducerRecord<byte[], byte[]> record(String eventId, ModelReleased event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topic.MODEL_RELEASED, event.name().getBytes(UTF_8), EventJson.write(event));
    Headers headers = record.headers();
    headers.add("ce_specversion", "1.0".getBytes(UTF_8));
    headers.add("ce_id", eventId.getBytes(UTF_8));
    headers.add("ce_type", Topic.MODEL_RELEASED.getBytes(UTF_8));
    headers.add("ce_source", "/hilum/training".getBytes(UTF_8));
    headers.add("ce_time", event.releasedAt().toString().getBytes(UTF_8));
    headers.add("content-type", "application/json".getBytes(UTF_8));
    return record;
  }

  private static NotAnnouncedException untold(ModelReleased event, Exception cause) {
    return new NotAnnouncedException(
        "%s is champion of %s in the registry, but the broker has not acknowledged the event"
            .formatted(event.champion().modelVersion(), event.name()),
        cause);
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }
}
