package org.hilum.triage.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.PatientCare;
import org.hilum.triage.care.CareOrders;

/** What the gateway decides of patients' data. Offsets are committed when it has been done. */
@ApplicationScoped
class CareConsumer {
  private final CareOrders orders;
  private final Patience patience;
  private final DeadLetters deadLetters;

  CareConsumer(CareOrders orders, Patience patience, DeadLetters deadLetters) {
    this.orders = orders;
    this.patience = patience;
    this.deadLetters = deadLetters;
  }

  @Incoming("patient-care")
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> batch) {
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      take(record);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      deadLetters.add(record, "the record has no value");
      return;
    }
    try {
      PatientCare event = EventJson.read(record.value(), PatientCare.class);
      patience.until("do what was decided of a patient's data", () -> orders.take(event));
    } catch (MalformedEventException e) {
      deadLetters.add(record, e.getMessage());
    }
  }
}
