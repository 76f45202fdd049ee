package org.hilum.local.stack;

/** Tells how long a part took. */
final class Stopwatch {
  private Stopwatch() {}

  static void time(String part, Progress progress, Runnable work) {
    long start = System.nanoTime();
    work.run();
    progress.say("%-12s ready after %4.1f s".formatted(part, (System.nanoTime() - start) / 1e9));
  }
}
