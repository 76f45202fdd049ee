package org.hilum.training.trail;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tries again for as long as it takes, because a batch that is given up is lost. */
@ApplicationScoped
class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);

  private final TrailSettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Patience(TrailSettings settings) {
    this.settings = settings;
  }

  /** Something that may fail for a while. */
  @FunctionalInterface
  interface Attempt {
    void run() throws Exception;
  }

  /**
   * Returns once an attempt has succeeded.
   *
   * @throws IllegalStateException if the service stops first; Kafka delivers the batch again
   */
  void until(String what, Attempt attempt) {
    do {
      try {
        attempt.run();
        return;
      } catch (Exception e) {
        LOG.warnf("cannot %s, trying again reason=%s", what, e);
      }
    } while (!stopsWithin(settings.retryAfter().toMillis()));
    throw new IllegalStateException("the service stops before it could " + what);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private boolean stopsWithin(long millis) {
    try {
      return stopping.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
