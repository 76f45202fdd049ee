package org.hilum.training.features;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says now and then how much is done and how long the rest will take. */
public final class Progress {
  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private final PrintStream out;
  private final String step;
  private final String unit;
  private final int total;
  private final long start = System.nanoTime();
  private long lastSaid = start;
  private int done;

  /**
   * @param step what is being done
   * @param unit of what is counted, in the plural
   */
  public Progress(PrintStream out, String step, String unit, int total) {
    this.out = out;
    this.step = step;
    this.unit = unit;
    this.total = total;
  }

  public synchronized void did(int count) {
    done += count;
    long now = System.nanoTime();
    if (now - lastSaid < PAUSE_NANOS && done < total) {
      return;
    }
    lastSaid = now;
    double unitsASecond = done / ((now - start) / 1e9);
    out.printf(
        Locale.ROOT,
        "%s: %,d of %,d %s, %.0f %s/s, %.0f s left%n",
        step,
        done,
        total,
        unit,
        unitsASecond,
        unit,
        (total - done) / unitsASecond);
  }
}
