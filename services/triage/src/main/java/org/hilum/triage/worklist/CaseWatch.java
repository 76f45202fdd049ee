package org.hilum.triage.worklist;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears the changes that any replica has committed and fires them as CDI events. It keeps one
 * connection for itself; whenever that had to be opened again, it fires {@link
 * CaseChange.Kind#RESUMED} first, because notices are not kept for those who are away.
 */
@ApplicationScoped
public class CaseWatch {
  private static final Logger LOG = Logger.getLogger(CaseWatch.class);
  private static final Duration LISTEN = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final DataSource database;
  private final Event<CaseChange> changes;
  private final CountDownLatch stopping = new CountDownLatch(1);

  CaseWatch(DataSource database, Event<CaseChange> changes) {
    this.database = database;
    this.changes = changes;
  }

  void start(@Observes StartupEvent event) {
    Thread thread = new Thread(this::watch, "case-watch");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void watch() {
    while (!stopsWithin(Duration.ZERO)) {
      try (Connection connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        LOG.warnf("live changes pause until the database is back reason=%s", e);
        stopsWithin(PAUSE);
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement listen = connection.createStatement()) {
      listen.execute("listen " + CaseChanges.CHANNEL);
    }
    changes.fire(CaseChange.resumed());
    PGConnection notices = connection.unwrap(PGConnection.class);
    while (!stopsWithin(Duration.ZERO)) {
      for (PGNotification notice : notices.getNotifications((int) LISTEN.toMillis())) {
        CaseChange.fromNotice(notice.getParameter()).ifPresent(changes::fire);
      }
    }
  }

  private boolean stopsWithin(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
