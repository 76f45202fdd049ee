package org.hilum.training.run;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Asks for runs when nobody does. */
@ApplicationScoped
class RunTriggers {
  private static final Logger LOG = Logger.getLogger(RunTriggers.class);

  private final Runner runner;
  private final RunTable table;

  RunTriggers(Runner runner, RunTable table) {
    this.runner = runner;
    this.table = table;
  }

  @Scheduled(every = "${hilum.run.check-every:10s}", concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    try {
      runner.takeUp();
      if (!table.isOneOpen()) {
        runner.request(RunOccasion.LABELS);
      }
    } catch (SQLException e) {
      LOG.warnf("cannot look for new labels, trying again later reason=%s", e.getMessage());
    }
  }

  @Scheduled(cron = "${hilum.run.schedule:off}", concurrentExecution = ConcurrentExecution.SKIP)
  void itIsTime() {
    try {
      runner
          .request(RunOccasion.SCHEDULE)
          .fold(
              run -> true,
              open -> {
                LOG.infof("it is time for a run, but run %d has not ended", open.id());
                return false;
              },
              () -> false);
    } catch (SQLException e) {
      LOG.errorf("it is time for a run, but there will be none reason=%s", e.getMessage());
    }
  }
}
