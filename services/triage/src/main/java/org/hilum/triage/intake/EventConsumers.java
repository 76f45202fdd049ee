package org.hilum.triage.intake;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.XrayReceived;

/** The topics that triage reads. Offsets are committed when a method has returned. */
@ApplicationScoped
class EventConsumers {
  private final Intake intake;
  private final EventKind<XrayReceived> received;
  private final EventKind<ScreeningCompleted> completed;
  private final EventKind<ScreeningFailed> failed;

  EventConsumers(
      Intake intake, ReceivedXrays xrays, ScreeningResults results, ScreeningFailures failures) {
    this.intake = intake;
    this.received =
        new EventKind<>(
            XrayReceived.class,
            XrayReceived::imageId,
            XrayReceived::receivedAt,
            (events, traces) -> xrays.write(events));
    this.completed =
        new EventKind<>(
            ScreeningCompleted.class,
            ScreeningCompleted::imageId,
            ScreeningCompleted::receivedAt,
            results::write);
    this.failed =
        new EventKind<>(
            ScreeningFailed.class,
            ScreeningFailed::imageId,
            ScreeningFailed::receivedAt,
            (events, traces) -> failures.write(events));
  }

  @Incoming("xray-received")
  @Blocking
  void received(ConsumerRecords<byte[], byte[]> batch) {
    intake.take(batch, received);
  }

  @Incoming("screening-completed")
  @Blocking
  void completed(ConsumerRecords<byte[], byte[]> batch) {
    intake.take(batch, completed);
  }

  @Incoming("screening-failed")
  @Blocking
  void failed(ConsumerRecords<byte[], byte[]> batch) {
    intake.take(batch, failed);
  }
}
