package org.hilum.inference.consume;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Repeats a step until it works, with growing pauses. What has been accepted is never blamed for a
 * server that is away.
 */
final class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);

  private final Duration firstPause;
  private final Duration longestPause;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger stepsInTrouble = new AtomicInteger();
  private final AtomicReference<String> latestTrouble = new AtomicReference<>("");

  Patience(Duration firstPause, Duration longestPause) {
    this.firstPause = firstPause;
    this.longestPause = longestPause;
  }

  /**
   * @throws CancellationException if {@link #end} came before the step worked
   */
  <T> T untilItWorks(Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException first) {
      return inTrouble(step, first);
    }
  }

  /** Why a step does not work at present. */
  Optional<String> trouble() {
    return stepsInTrouble.get() == 0 ? Optional.empty() : Optional.of(latestTrouble.get());
  }

  /** Steps that do not work are given up from now on. */
  void end() {
    ended.countDown();
  }

  private <T> T inTrouble(Supplier<T> step, RuntimeException first) {
    latestTrouble.set(first.toString());
    if (stepsInTrouble.getAndIncrement() == 0) {
      LOG.warnf("a step fails and will be repeated reason=%s", first);
    }
    try {
      return repeated(step);
    } finally {
      if (stepsInTrouble.decrementAndGet() == 0) {
        LOG.info("no step fails any more");
      }
    }
  }

  private <T> T repeated(Supplier<T> step) {
    Duration pause = firstPause;
    while (true) {
      pause(pause);
      try {
        return step.get();
      } catch (RuntimeException again) {
        latestTrouble.set(again.toString());
        LOG.debugf(again, "a step fails again reason=%s", again);
      }
      pause = longer(pause);
    }
  }

  private void pause(Duration pause) {
    try {
      if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CancellationException("the worker stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the worker stops");
    }
  }

  private Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
