package org.hilum.triage.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Where a transaction leaves the events it makes true. */
@ApplicationScoped
public class Outbox {
  private static final String INSERT =
      "insert into outbox (topic, key, payload, traceparent) select * from unnest(?, ?, ?, ?)";

  private final DataSource database;
  private final Event<OutboxFilled> filled;

  Outbox(DataSource database, Event<OutboxFilled> filled) {
    this.database = database;
    this.filled = filled;
  }

  /** Adds the events to the caller's transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(List<OutboxEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, texts(connection, events.stream().map(OutboxEvent::topic).toArray()));
      insert.setArray(2, texts(connection, events.stream().map(OutboxEvent::key).toArray()));
      insert.setArray(3, texts(connection, events.stream().map(OutboxEvent::payload).toArray()));
      insert.setArray(4, texts(connection, events.stream().map(Outbox::traceparent).toArray()));
      insert.executeUpdate();
    }
    filled.fire(new OutboxFilled(events.size()));
  }

  /** SQL's null where there is none. */
  private static String traceparent(OutboxEvent event) {
    return event.traceparent().orElse(null);
  }

  private static java.sql.Array texts(Connection connection, Object[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }
}
