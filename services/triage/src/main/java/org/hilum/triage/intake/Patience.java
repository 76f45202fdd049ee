package org.hilum.triage.intake;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tries again for as long as it takes, because a batch that is given up is lost. */
@ApplicationScoped
class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);

  private final IntakeSettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Patience(IntakeSettings settings) {
    this.settings = settings;
  }

  /** Something that may fail for a while. */
  interface Attempt {
    void run() throws Exception;
  }

  /**
   * Returns once an attempt has succeeded.
   *
   * @throws StoppingException if the service stops first
   */
  void until(String what, Attempt attempt) {
    Duration pause = settings.shortestPause();
    while (stopping.getCount() > 0) {
      try {
        attempt.run();
        return;
      } catch (Exception e) {
        LOG.warnf("cannot %s, trying again reason=%s", what, e);
      }
      pauseFor(pause);
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(settings.longestPause()) < 0 ? longer : settings.longestPause();
    }
    throw new StoppingException("the service stops before it could " + what);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void pauseFor(Duration pause) {
    try {
      stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }

  /** Leaves a batch unacknowledged; Kafka delivers it again after the start. */
  static final class StoppingException extends RuntimeException {
    StoppingException(String message) {
      super(message);
    }
  }
}
