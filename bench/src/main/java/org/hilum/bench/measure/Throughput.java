package org.hilum.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * How often work gets done when callers do nothing else. Each is warmed up first. The best of three
 * windows counts: whatever else a machine does only slows a window down.
 */
public final class Throughput {
  private static final int WINDOWS = 3;

  private Throughput() {}

  /**
   * @param callers threads that repeat the work at the same time
   * @param window how long each measures
   * @return times per second, all callers together
   */
  public static double perSecond(int callers, Duration window, Runnable work) {
    inOneWindow(callers, Duration.ZERO, work);
    double best = 0;
    for (int i = 0; i < WINDOWS; i++) {
      best = Math.max(best, inOneWindow(callers, window, work));
    }
    return best;
  }

  /** As {@link #perSecond}, but neither warmed up nor repeated. */
  public static double inOneWindow(int callers, Duration window, Runnable work) {
    return together(callers, () -> windowOf(window, work));
  }

  private static double together(int callers, DoubleSupplier rate) {
    List<CompletableFuture<Double>> rates =
        IntStream.range(0, callers)
            .mapToObj(
                caller ->
                    CompletableFuture.supplyAsync(
                        rate::getAsDouble, work -> new Thread(work, "caller-" + caller).start()))
            .toList();
    try {
      return rates.stream().mapToDouble(CompletableFuture::join).sum();
    } catch (CompletionException e) {
      throw new IllegalStateException("the measured work fails", e.getCause());
    }
  }

  /** Ends with the work that is running when the window ends, so that none counts in part. */
  private static double windowOf(Duration window, Runnable work) {
    long began = System.nanoTime();
    long done = 0;
    long elapsed = 0;
    while (elapsed <= window.toNanos()) {
      work.run();
      done++;
      elapsed = System.nanoTime() - began;
    }
    return done * 1e9 / elapsed;
  }
}
