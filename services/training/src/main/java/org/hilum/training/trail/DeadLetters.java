package org.hilum.training.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** Puts records that no retry can help where a person finds them, bytes and headers unchanged. */
@ApplicationScoped
class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final String SUFFIX = ".hilum-training.dead-letter";
  private static final int LONGEST_REASON = 500;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Patience patience;
  private final Counter counter;

  /**
   * @param kafka every {@code kafka.*} setting of the service, security included
   */
  DeadLetters(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      Patience patience,
      MeterRegistry meters) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "hilum-training-dead-letters");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.patience = patience;
    this.counter = meters.counter("hilum.training.dead.letters");
  }

  /** Returns when Kafka has it. */
  void add(ConsumerRecord<byte[], byte[]> record, String reason) {
    // The reason may quote the record, so the log gets only its place.
    LOG.warnf(
        "record is no event, goes to the dead letters topic=%s partition=%d offset=%d",
        record.topic(), record.partition(), record.offset());
    patience.until("write a dead letter", () -> producer.send(letter(record, reason)).get());
    counter.increment();
  }

  private static ProducerRecord<byte[], byte[]> letter(
      ConsumerRecord<byte[], byte[]> record, String reason) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            record.topic() + SUFFIX, null, record.key(), record.value(), record.headers());
    Headers headers = letter.headers();
    headers.add(
        "dead-letter-reason",
        reason.substring(0, Math.min(reason.length(), LONGEST_REASON)).getBytes(UTF_8));
    headers.add("dead-letter-topic", record.topic().getBytes(UTF_8));
    headers.add("dead-letter-partition", Integer.toString(record.partition()).getBytes(UTF_8));
    headers.add("dead-letter-offset", Long.toString(record.offset()).getBytes(UTF_8));
    return letter;
  }

  @PreDestroy
  void close() {
    producer.close(CLOSE_LIMIT);
  }
}
