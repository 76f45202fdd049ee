package org.hilum.training.trail;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.hilum.training.collect.Database;
import org.jboss.logging.Logger;

/**
 * Adds what the service itself keeps: verdicts, settlements, runs, models, dossiers and releases.
 * It is looked for rather than told, so a crash between the deed and its entry loses nothing.
 */
@ApplicationScoped
class TrailSweep {
  private static final Logger LOG = Logger.getLogger(TrailSweep.class);
  private static final int BATCH = 500;

  private final Database database;
  private final RegistryEvents registry;
  private final Recorder recorder;

  TrailSweep(Database database, RegistryEvents registry, Recorder recorder) {
    this.database = database;
    this.registry = registry;
    this.recorder = recorder;
  }

  @Scheduled(
      every = "${hilum.trail.look-every:30s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    try {
      addRows();
      addModels();
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("the audit trail waits for the next look reason=%s", e);
    }
  }

  /** Verdicts, settlements and ended runs. */
  void addRows() throws SQLException {
    List<AuditEvent> missing;
    do {
      missing = database.inTransaction(connection -> TableEvents.missing(connection, BATCH));
      recorder.record(missing);
    } while (missing.size() >= BATCH);
  }

  private void addModels() throws SQLException {
    List<AuditEvent> fresh = registry.fresh();
    recorder.record(fresh);
    registry.remember(fresh);
  }
}
