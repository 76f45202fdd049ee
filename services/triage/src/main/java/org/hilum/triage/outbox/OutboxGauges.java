package org.hilum.triage.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** How many events wait to be told, and for how long. */
@ApplicationScoped
public class OutboxGauges {
  private static final String LAG =
      "select count(*), coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)"
          + " from outbox";

  private final DataSource database;
  private final AtomicLong waiting;
  private final AtomicLong oldestSeconds;

  OutboxGauges(DataSource database, MeterRegistry meters) {
    this.database = database;
    this.waiting = meters.gauge("hilum.triage.outbox.waiting", new AtomicLong());
    this.oldestSeconds = meters.gauge("hilum.triage.outbox.oldest.seconds", new AtomicLong());
  }

  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void measure() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement select = connection.createStatement();
        ResultSet lag = select.executeQuery(LAG)) {
      lag.next();
      waiting.set(lag.getLong(1));
      oldestSeconds.set(lag.getLong(2));
    }
  }
}
