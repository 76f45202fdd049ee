package org.hilum.triage.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to Kafka; a record counts as written when all in-sync replicas have it. */
@ApplicationScoped
public class EventWriter {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param kafka every {@code kafka.*} setting of the service, security included
   */
  EventWriter(
      @Identifier("default-kafka-broker") Map<String, Object> kafka, OutboxSettings settings) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "hilum-triage");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // The sender holds a transaction open meanwhile, so it gives up early and tries again later.
    int limitMs = Math.toIntExact(settings.sendLimit().toMillis());
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMs);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMs);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMs);
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public Future<RecordMetadata> write(ProducerRecord<byte[], byte[]> record) {
    return producer.send(record);
  }

  @PreDestroy
  void close() {
    producer.close(CLOSE_LIMIT);
  }
}
