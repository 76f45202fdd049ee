package org.hilum.training.run;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hilum.storage.StorageUnavailableException;
import org.hilum.training.collect.TrunkInUse;
import org.hilum.training.registry.Retention;
import org.hilum.training.snapshot.Snapshots;
import org.jboss.logging.Logger;

/** Works on the runs of this replica, one after the other. */
@ApplicationScoped
public class Runner {
  private static final Logger LOG = Logger.getLogger(Runner.class);
  private static final long SHUTDOWN_SECONDS = 5;

  private final String owner = UUID.randomUUID().toString();
  private final RunTable table;
  private final OwnedRuns runs;
  private final RunWork work;
  private final Snapshots snapshots;
  private final Retention retention;
  private final TrunkInUse trunk;
  private final RunConfig config;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Runner::named);
  private volatile Optional<Lease> held = Optional.empty();
  private volatile boolean isStopping;

  Runner(
      RunTable table,
      OwnedRuns runs,
      RunWork work,
      Snapshots snapshots,
      Retention retention,
      TrunkInUse trunk,
      RunConfig config) {
    this.table = table;
    this.runs = runs;
    this.work = work;
    this.snapshots = snapshots;
    this.retention = retention;
    this.trunk = trunk;
    this.config = config;
  }

  /** Opens a run if there is reason to, and begins it. */
  RunRequest request(RunOccasion occasion) throws SQLException {
    RunRequest request = table.open(occasion, snapshots.take(), owner);
    request.fold(
        run -> {
          LOG.infof("run %d begins occasion=%s", run.id(), run.occasion());
          begin(run);
          return true;
        },
        busy -> false,
        () -> false);
    return request;
  }

  /** Begins a run again whose replica gives no sign of life. */
  void takeUp() throws SQLException {
    Optional<Long> left = runs.takeUp(owner);
    if (left.isPresent()) {
      Run run = table.find(left.get()).orElseThrow();
      LOG.infof("run %d is taken up attempt=%d", run.id(), run.attempts());
      begin(run);
    }
  }

  private void begin(Run run) {
    Lease lease = Lease.hold(runs, run.id(), owner, config.lease());
    thread.execute(() -> perform(run, lease));
  }

  private void perform(Run run, Lease lease) {
    held = Optional.of(lease);
    if (isStopping) {
      lease.stop(Stop.SHUTDOWN);
    }
    try (lease) {
      Optional<RunEnd> end = end(run, lease);
      if (end.isPresent()) {
        runs.end(run.id(), owner, end.get());
        LOG.infof("run %d ends state=%s", run.id(), end.get().state());
        tidy(run);
      }
    } catch (SQLException e) {
      LOG.warnf("run %d is left to be taken up again reason=%s", run.id(), e.getMessage());
    } finally {
      held = Optional.empty();
    }
  }

  /** Empty if another attempt shall end it. */
  private Optional<RunEnd> end(Run run, Lease lease) throws SQLException {
    try {
      return Optional.of(work.perform(run, owner, lease));
    } catch (StoppedException e) {
      return switch (e.stop()) {
        case CANCELLED -> Optional.of(RunEnd.cancelled());
        case SHUTDOWN -> {
          runs.release(run.id(), owner);
          yield Optional.empty();
        }
        case LOST -> Optional.empty();
      };
    } catch (StorageUnavailableException e) {
      LOG.warnf("run %d is left to be taken up again reason=%s", run.id(), e.getMessage());
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.errorf(e, "run %d failed", run.id());
      return Optional.of(RunEnd.failed(String.valueOf(e.getMessage())));
    }
  }

  private void tidy(Run run) {
    try {
      work.folder(run).clear();
      retention
          .prune(trunk.modelName())
          .forEach(model -> LOG.infof("the weights of %s are not needed any more", model));
    } catch (RuntimeException e) {
      LOG.warnf("after run %d something is left to remove reason=%s", run.id(), e.getMessage());
    }
  }

  /** Before the database goes: another replica shall not have to wait for the lease. */
  void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
    isStopping = true;
    held.ifPresent(lease -> lease.stop(Stop.SHUTDOWN));
    thread.shutdown();
    thread.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "training-run");
    thread.setDaemon(true);
    return thread;
  }
}
