package org.hilum.training.run;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hilum.training.feedback.FeedbackProgress;
import org.jboss.logging.Logger;

/**
 * That a run is this replica's: renewed from a thread of its own as long as it is open. While the
 * database is away nobody can take the run, but who could not renew for the length of the lease
 * cannot know that, and stops.
 */
final class Lease implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Lease.class);
  private static final int RENEWALS = 10;

  private final OwnedRuns runs;
  private final long run;
  private final String owner;
  private final Duration length;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Lease::named);
  private volatile long renewedAt = System.nanoTime();
  private volatile Optional<Stop> stop = Optional.empty();

  private Lease(OwnedRuns runs, long run, String owner, Duration length) {
    this.runs = runs;
    this.run = run;
    this.owner = owner;
    this.length = length;
  }

  static Lease hold(OwnedRuns runs, long run, String owner, Duration length) {
    Lease lease = new Lease(runs, run, owner, length);
    lease.renew();
    long pause = Math.max(1, length.toMillis() / RENEWALS);
    lease.thread.scheduleWithFixedDelay(lease::renew, pause, pause, TimeUnit.MILLISECONDS);
    return lease;
  }

  long run() {
    return run;
  }

  /** Empty as long as work may go on. */
  Optional<Stop> stop() {
    return stop;
  }

  void require() {
    stop.ifPresent(
        reason -> {
          throw new StoppedException(reason);
        });
  }

  /** The first reason counts. */
  synchronized void stop(Stop reason) {
    if (stop.isEmpty()) {
      stop = Optional.of(reason);
    }
  }

  /** Progress is only for who looks: where it cannot be written, work goes on. */
  void say(FeedbackProgress progress) {
    try {
      runs.progress(run, owner, progress);
    } catch (SQLException e) {
      LOG.warnf("progress of run %d cannot be written reason=%s", run, e.getMessage());
    }
  }

  private void renew() {
    try {
      Optional<Boolean> isCancelled = runs.renew(run, owner);
      renewedAt = System.nanoTime();
      if (isCancelled.isEmpty()) {
        stop(Stop.LOST);
      } else if (isCancelled.get()) {
        stop(Stop.CANCELLED);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("lease of run %d cannot be renewed reason=%s", run, e.getMessage());
      if (System.nanoTime() - renewedAt > length.toNanos()) {
        stop(Stop.LOST);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "run-lease");
    thread.setDaemon(true);
    return thread;
  }
}
