package org.hilum.triage.intake;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.triage.worklist.ImageId;

/** A Kafka record, read. */
sealed interface Delivery<E extends Record> {
  Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** It is an event. */
  record Readable<E extends Record>(ConsumerRecord<byte[], byte[]> origin, E event)
      implements Delivery<E> {}

  /** It is none, and why; no retry helps. */
  record Poison<E extends Record>(ConsumerRecord<byte[], byte[]> origin, String reason)
      implements Delivery<E> {}

  static <E extends Record> Delivery<E> read(
      ConsumerRecord<byte[], byte[]> origin, EventKind<E> kind) {
    if (origin.value() == null) {
      return new Poison<>(origin, "the record has no value");
    }
    try {
      E event = EventJson.read(origin.value(), kind.type());
      if (!ImageId.isWellFormed(kind.imageId().apply(event))) {
        return new Poison<>(origin, "imageId is not a SHA-256 in lower-case hexadecimal digits");
      }
      Instant receivedAt = kind.receivedAt().apply(event);
      if (receivedAt.isBefore(EARLIEST) || receivedAt.isAfter(LATEST)) {
        return new Poison<>(origin, "receivedAt is not a time at which an X-ray was received");
      }
      return new Readable<>(origin, event);
    } catch (MalformedEventException e) {
      return new Poison<>(origin, e.getMessage());
    }
  }
}
