package org.hilum.triage.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.hilum.telemetry.Traceparent;

/** A row of the outbox. */
record WaitingEvent(
    long id,
    String eventId,
    String topic,
    String key,
    String payload,
    Instant createdAt,
    Optional<String> traceparent) {

  /**
   * As a CloudEvent in binary content mode (Kafka protocol binding 1.0.2, section 3.2), of this
   * thread's trace.
   */
  ProducerRecord<byte[], byte[]> toRecord() {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, utf8(key), utf8(payload));
    Headers headers = record.headers();
    headers.add("ce_specversion", utf8("1.0"));
    headers.add("ce_id", utf8(eventId));
    headers.add("ce_type", utf8(topic));
    headers.add("ce_source", utf8("/hilum/triage"));
    headers.add("ce_time", utf8(createdAt.toString()));
    headers.add("content-type", utf8("application/json"));
    Traceparent.write(headers);
    return record;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
