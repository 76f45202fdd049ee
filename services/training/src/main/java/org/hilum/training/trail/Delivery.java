package org.hilum.training.trail;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.CaseFlagged;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.Topic;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;

/** A Kafka record, read. Of its event an entry keeps what no patient can be known by. */
sealed interface Delivery {
  /** It is an event. */
  record Readable(AuditEvent event) implements Delivery {}

  /** It is none, and why; no retry helps. */
  record Poison(String reason) implements Delivery {}

  /** What bytes of one topic say. */
  @FunctionalInterface
  interface Reading {
    AuditEvent of(byte[] json) throws MalformedEventException;
  }

  Map<String, Reading> READINGS =
      Map.of(
          Topic.XRAY_RECEIVED, Delivery::received,
          Topic.SCREENING_COMPLETED, Delivery::screened,
          Topic.SCREENING_FAILED, Delivery::failed,
          Topic.CASE_FLAGGED, Delivery::flagged);

  static Delivery read(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return new Poison("the record has no value");
    }
    try {
      return new Readable(READINGS.get(record.topic()).of(record.value()));
    } catch (MalformedEventException | IllegalArgumentException | UncheckedIOException e) {
      return new Poison(e.getMessage());
    }
  }

  /** Facts of {@link EntryKind#RECEIVED}. */
  record Received(
      String deviceId,
      String contentType,
      long sizeBytes,
      Optional<String> modality,
      Optional<View> view) {}

  private static AuditEvent received(byte[] json) throws MalformedEventException {
    XrayReceived event = EventJson.read(json, XrayReceived.class);
    return event(
        EntryKind.RECEIVED,
        event.receivedAt(),
        event.imageId(),
        Optional.empty(),
        json,
        new Received(
            event.deviceId(),
            event.image().contentType(),
            event.image().sizeBytes(),
            event.modality(),
            event.view()));
  }

  /** Facts of {@link EntryKind#SCREENED}. */
  record Screened(
      String trunkDigest, String featuresKey, Judgement champion, List<Judgement> shadows) {}

  private static AuditEvent screened(byte[] json) throws MalformedEventException {
    ScreeningCompleted event = EventJson.read(json, ScreeningCompleted.class);
    requireNumbers(event.champion());
    event.shadows().forEach(Delivery::requireNumbers);
    return event(
        EntryKind.SCREENED,
        event.screenedAt(),
        event.imageId(),
        Optional.of(event.champion().modelVersion()),
        json,
        new Screened(event.trunkDigest(), event.featuresKey(), event.champion(), event.shadows()));
  }

  /** What is counted later must be countable. */
  private static void requireNumbers(Judgement judgement) {
    boolean isProbability = judgement.probability() >= 0 && judgement.probability() <= 1;
    if (!isProbability || !(judgement.unlikeness() >= 0)) {
      throw new IllegalArgumentException(
          "%s judged with probability %s and unlikeness %s"
              .formatted(
                  judgement.modelVersion(), judgement.probability(), judgement.unlikeness()));
    }
  }

  /** Facts of {@link EntryKind#FAILED}. */
  record Failed(FailureReason reason) {}

  private static AuditEvent failed(byte[] json) throws MalformedEventException {
    ScreeningFailed event = EventJson.read(json, ScreeningFailed.class);
    return event(
        EntryKind.FAILED,
        event.failedAt(),
        event.imageId(),
        Optional.of(event.modelVersion()),
        json,
        new Failed(event.reason()));
  }

  /** Facts of {@link EntryKind#FLAGGED}. */
  record Flagged(double probability, Instant readBy) {}

  private static AuditEvent flagged(byte[] json) throws MalformedEventException {
    CaseFlagged event = EventJson.read(json, CaseFlagged.class);
    return event(
        EntryKind.FLAGGED,
        event.flaggedAt(),
        event.imageId(),
        Optional.of(event.modelVersion()),
        json,
        new Flagged(event.probability(), event.readBy()));
  }

  private static AuditEvent event(
      EntryKind kind,
      Instant happenedAt,
      String imageId,
      Optional<String> modelVersion,
      byte[] json,
      Record facts) {
    return new AuditEvent(
        kind,
        happenedAt,
        Optional.of(imageId),
        modelVersion,
        Digest.of(json),
        AuditEvent.json(facts));
  }
}
