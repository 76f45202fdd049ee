package org.hilum.training.features;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says now and then how many images are done and how long the rest will take. */
public final class Progress {
  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private final PrintStream out;
  private final int images;
  private final long start = System.nanoTime();
  private long lastSaid = start;
  private int done;

  public Progress(PrintStream out, int images) {
    this.out = out;
    this.images = images;
  }

  synchronized void did(int count) {
    done += count;
    long now = System.nanoTime();
    if (now - lastSaid < PAUSE_NANOS && done < images) {
      return;
    }
    lastSaid = now;
    double imagesASecond = done / ((now - start) / 1e9);
    out.printf(
        Locale.ROOT,
        "features: %,d of %,d images, %.0f images/s, %.0f s left%n",
        done,
        images,
        imagesASecond,
        (images - done) / imagesASecond);
  }
}
