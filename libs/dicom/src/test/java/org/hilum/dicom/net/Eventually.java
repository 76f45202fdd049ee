package org.hilum.dicom.net;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what other threads bring about. */
final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long ROUND_MS = 20;

  private Eventually() {}

  static void holds(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("in vain: " + what);
      }
      Thread.sleep(ROUND_MS);
    }
  }
}
