package org.hilum.triage.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.hilum.telemetry.XrayTraces;

/** Takes a batch whole: when it returns, each record is in the database or a dead letter. */
@ApplicationScoped
class Intake {
  private final Patience patience;
  private final DeadLetters deadLetters;
  private final XrayTraces traces;

  Intake(Patience patience, DeadLetters deadLetters, XrayTraces traces) {
    this.patience = patience;
    this.deadLetters = deadLetters;
    this.traces = traces;
  }

  <E extends Record> void take(ConsumerRecords<byte[], byte[]> records, EventKind<E> kind) {
    List<Delivery.Readable<E>> readable = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Delivery<E> delivery = Delivery.read(record, kind);
      if (delivery instanceof Delivery.Readable<E> event) {
        readable.add(event);
      } else {
        deadLetters.add(record, ((Delivery.Poison<E>) delivery).reason());
      }
    }
    if (!readable.isEmpty()) {
      try (BatchTraces spans = BatchTraces.follow(readable, kind, traces)) {
        store(readable, kind, spans);
      }
    }
  }

  private <E extends Record> void store(
      List<Delivery.Readable<E>> batch, EventKind<E> kind, BatchTraces spans) {
    List<E> events = batch.stream().map(Delivery.Readable::event).toList();
    List<SQLException> refusals = new ArrayList<>();
    patience.until(
        "store " + kind.type().getSimpleName() + " events",
        () -> refusal(events, kind, spans).ifPresent(refusals::add));
    if (!refusals.isEmpty()) {
      isolate(batch, refusals.get(0), kind, spans);
    }
  }

  /** Halves a batch until what the database refuses stands alone. */
  private <E extends Record> void isolate(
      List<Delivery.Readable<E>> batch,
      SQLException refusal,
      EventKind<E> kind,
      BatchTraces spans) {
    if (batch.size() == 1) {
      deadLetters.add(batch.get(0).origin(), refusal.getMessage());
      return;
    }
    int half = batch.size() / 2;
    store(batch.subList(0, half), kind, spans);
    store(batch.subList(half, batch.size()), kind, spans);
  }

  /** Empty if the events are stored; any other failure is thrown and may pass. */
  private static <E extends Record> Optional<SQLException> refusal(
      List<E> events, EventKind<E> kind, BatchTraces spans) throws SQLException {
    try {
      kind.store().write(events, spans);
      return Optional.empty();
    } catch (SQLException e) {
      if (isCausedByValues(e)) {
        return Optional.of(e);
      }
      throw e;
    }
  }

  /** SQL states of class 22 and 23: a value does not fit its column or breaks a rule, for ever. */
  private static boolean isCausedByValues(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
