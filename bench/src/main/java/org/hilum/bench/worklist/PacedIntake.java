package org.hilum.bench.worklist;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Images that arrive all the time, as many as make ten million a day. */
final class PacedIntake {
  static final int IMAGES_PER_SECOND = 116;

  private static final int BURSTS_PER_SECOND = 4;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  PacedIntake(EventFeed feed) {
    clock.scheduleAtFixedRate(
        () -> feed.send(IMAGES_PER_SECOND / BURSTS_PER_SECOND),
        0,
        1000 / BURSTS_PER_SECOND,
        TimeUnit.MILLISECONDS);
  }

  /** Returns when the last has been sent. */
  void end() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.MINUTES);
  }
}
