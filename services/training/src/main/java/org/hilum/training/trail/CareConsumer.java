package org.hilum.training.trail;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.CareKind;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.PatientCare;
import org.hilum.training.care.CareOrders;

/**
 * Takes what the gateway decides of patients' data, has it done, and notes that it was. The
 * verdicts that go have their entries before.
 */
@ApplicationScoped
class CareConsumer {
  private final CareOrders orders;
  private final TrailSweep sweep;
  private final Recorder recorder;
  private final Patience patience;
  private final DeadLetters deadLetters;

  CareConsumer(
      CareOrders orders,
      TrailSweep sweep,
      Recorder recorder,
      Patience patience,
      DeadLetters deadLetters) {
    this.orders = orders;
    this.sweep = sweep;
    this.recorder = recorder;
    this.patience = patience;
    this.deadLetters = deadLetters;
  }

  /**
   * Facts of the entries that concern a patient, who is not named.
   *
   * @param by who asked
   * @param reference the hospital's number of the request
   */
  record Care(String careId, String by, String reference) {}

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
      AuditEvent entry = entry(event, record.value());
      patience.until("do what was decided of a patient's data", () -> perform(event, entry));
    } catch (MalformedEventException | IllegalArgumentException e) {
      deadLetters.add(record, e.getMessage());
    }
  }

  private void perform(PatientCare event, AuditEvent entry) throws Exception {
    if (event.kind() == CareKind.ERASURE_ORDERED) {
      sweep.addRows();
    }
    orders.take(event);
    recorder.record(List.of(entry));
  }

  private static AuditEvent entry(PatientCare event, byte[] json) {
    return new AuditEvent(
        kind(event.kind()),
        event.at(),
        Optional.empty(),
        Optional.empty(),
        event.proofDigest().orElseGet(() -> Digest.of(json)),
        AuditEvent.json(new Care(event.careId(), event.by(), event.reference())));
  }

  private static EntryKind kind(CareKind kind) {
    return switch (kind) {
      case HOLD_PLACED -> EntryKind.HELD;
      case HOLD_LIFTED -> EntryKind.LIFTED;
      case ERASURE_ORDERED -> EntryKind.ERASED;
      case ERASURE_PROVED -> EntryKind.PROVED;
    };
  }
}
