package org.hilum.triage.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.hilum.triage.outbox.EventWriter;
import org.jboss.logging.Logger;

/**
 * Puts records that no retry can help where a person finds them, bytes and headers unchanged. Made
 * at the start, so that its counter has a zero before the first one.
 */
@Startup
@ApplicationScoped
class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final String SUFFIX = ".hilum-triage.dead-letter";
  private static final int LONGEST_REASON = 500;

  private final EventWriter writer;
  private final Patience patience;
  private final Counter counter;

  DeadLetters(EventWriter writer, Patience patience, MeterRegistry meters) {
    this.writer = writer;
    this.patience = patience;
    this.counter = meters.counter("hilum.triage.dead.letters");
  }

  /** Returns when Kafka has it. */
  void add(ConsumerRecord<byte[], byte[]> record, String reason) {
    // The reason may quote the record, so the log gets only its place.
    LOG.warnf(
        "record is no event, goes to the dead letters topic=%s partition=%d offset=%d",
        record.topic(), record.partition(), record.offset());
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            record.topic() + SUFFIX, null, record.key(), record.value(), record.headers());
    Headers headers = letter.headers();
    headers.add("dead-letter-reason", utf8(shortened(reason)));
    headers.add("dead-letter-topic", utf8(record.topic()));
    headers.add("dead-letter-partition", utf8(Integer.toString(record.partition())));
    headers.add("dead-letter-offset", utf8(Long.toString(record.offset())));
    patience.until("write a dead letter", () -> writer.write(letter).get());
    counter.increment();
  }

  private static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
