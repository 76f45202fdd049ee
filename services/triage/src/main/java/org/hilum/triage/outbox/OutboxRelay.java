package org.hilum.triage.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Empties the outbox right after each commit that fills it, and every second in case that was
 * missed. One thread of each replica does it, so a burst of commits costs one pass.
 */
@ApplicationScoped
public class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  private final OutboxBatch batch;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(OutboxRelay::named);
  private final AtomicBoolean woken = new AtomicBoolean();

  OutboxRelay(OutboxBatch batch) {
    this.batch = batch;
  }

  void wakeAfterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxFilled filled) {
    wake();
  }

  @Scheduled(every = "${hilum.outbox.sweep-every:1s}")
  void wake() {
    if (!thread.isShutdown() && woken.compareAndSet(false, true)) {
      thread.execute(this::drain);
    }
  }

  private void drain() {
    // Before the first look: rows committed from here on wake the thread again.
    woken.set(false);
    try {
      boolean more = true;
      while (more) {
        more = batch.send();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warnf("events wait in the outbox for the next try reason=%s", e);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "outbox-relay");
    thread.setDaemon(true);
    return thread;
  }
}
