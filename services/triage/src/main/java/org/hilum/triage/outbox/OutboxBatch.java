package org.hilum.triage.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.hilum.telemetry.XraySpan;
import org.hilum.telemetry.XrayTraces;

/** Tells the oldest events of the outbox. */
@ApplicationScoped
public class OutboxBatch {
  /** Rows that another replica is sending are passed over. */
  private static final String OLDEST =
      "select id, event_id, topic, key, payload, created_at, traceparent from outbox"
          + " order by id limit ? for update skip locked";

  private static final String REMOVE = "delete from outbox where id = any(?)";

  private final DataSource database;
  private final EventWriter writer;
  private final OutboxSettings settings;
  private final XrayTraces traces;

  OutboxBatch(DataSource database, EventWriter writer, OutboxSettings settings, XrayTraces traces) {
    this.database = database;
    this.writer = writer;
    this.settings = settings;
    this.traces = traces;
  }

  /**
   * Sends one batch and removes it, all or nothing.
   *
   * @return whether more may be waiting
   * @throws ExecutionException if Kafka did not acknowledge an event; all stay in the outbox
   */
  @Transactional(rollbackOn = Exception.class)
  boolean send() throws SQLException, ExecutionException, InterruptedException {
    try (Connection connection = database.getConnection()) {
      List<WaitingEvent> events = oldest(connection);
      if (events.isEmpty()) {
        return false;
      }
      List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
      for (WaitingEvent event : events) {
        sent.add(send(event));
      }
      for (Future<RecordMetadata> acknowledgement : sent) {
        acknowledgement.get();
      }
      remove(events, connection);
      return events.size() == settings.batchSize();
    }
  }

  private Future<RecordMetadata> send(WaitingEvent event) {
    try (XraySpan span = traces.follow("tell", event.traceparent(), event.key())) {
      return span.call(() -> writer.write(event.toRecord()));
    }
  }

  private List<WaitingEvent> oldest(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
      select.setInt(1, settings.batchSize());
      List<WaitingEvent> events = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          events.add(
              new WaitingEvent(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getString(5),
                  rows.getObject(6, OffsetDateTime.class).toInstant(),
                  Optional.ofNullable(rows.getString(7))));
        }
      }
      return events;
    }
  }

  private static void remove(List<WaitingEvent> events, Connection connection) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
      Object[] ids = events.stream().map(WaitingEvent::id).toArray();
      delete.setArray(1, connection.createArrayOf("bigint", ids));
      delete.executeUpdate();
    }
  }
}
