package org.hilum.training.trail;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.hilum.training.collect.Database;

/** Adds to the audit trail of the service and counts what it adds. */
@ApplicationScoped
class Recorder {
  private final Database database;
  private final MeterRegistry meters;

  Recorder(Database database, MeterRegistry meters) {
    this.database = database;
    this.meters = meters;
  }

  /** Durable when it returns; what is there already is not added again. */
  void record(List<AuditEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    List<AuditEntry> added =
        database.inTransaction(
            connection -> new AuditTrail(connection).append(events, Instant.now()));
    added.forEach(
        entry -> meters.counter("hilum.training.audit.entries", "kind", entry.kind()).increment());
  }
}
