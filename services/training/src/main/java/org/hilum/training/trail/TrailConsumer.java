package org.hilum.training.trail;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes what the topics tell of images, a batch whole: when it returns, each record has its entry
 * or is a dead letter, and the offsets are committed.
 */
@ApplicationScoped
class TrailConsumer {
  private final Recorder recorder;
  private final DeadLetters deadLetters;
  private final Patience patience;

  TrailConsumer(Recorder recorder, DeadLetters deadLetters, Patience patience) {
    this.recorder = recorder;
    this.deadLetters = deadLetters;
    this.patience = patience;
  }

  @Incoming("audit")
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> batch) {
    List<AuditEvent> events = new ArrayList<>(batch.count());
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      Delivery delivery = Delivery.read(record);
      if (delivery instanceof Delivery.Readable readable) {
        events.add(readable.event());
      } else {
        deadLetters.add(record, ((Delivery.Poison) delivery).reason());
      }
    }
    patience.until("add to the audit trail", () -> recorder.record(events));
  }
}
