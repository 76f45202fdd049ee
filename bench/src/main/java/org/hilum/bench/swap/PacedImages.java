package org.hilum.bench.swap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hilum.bench.worker.MemoryWorker;
import org.hilum.inference.consume.Delivery;
import org.hilum.inference.consume.ScreeningPipeline;
import org.hilum.telemetry.XraySpan;

/**
 * Images that come at a fixed pace, whether or not the worker keeps up, from the moment this is
 * made until it is closed.
 */
final class PacedImages implements AutoCloseable {
  private final ScreeningPipeline pipeline;
  private final MemoryWorker worker;
  private final long gap;
  private final List<Double> latencies = Collections.synchronizedList(new ArrayList<>());
  private final Thread feeder = new Thread(this::feed, "feeder");
  private volatile boolean closed;

  PacedImages(MemoryWorker worker, double perSecond) {
    this.worker = worker;
    this.pipeline = worker.start();
    this.gap = Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond);
    feeder.start();
  }

  private void feed() {
    long due = System.nanoTime();
    for (int i = 0; !closed; i++) {
      long came = due;
      pipeline
          .submit(
              new Delivery(
                  worker.event(i), XraySpan.none(), () -> latencies.add(millisSince(came))))
          .toCompletableFuture()
          .join();
      due += gap;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }

  private static double millisSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  /** From an image's turn to its acknowledgement, of all whose turn has come. No more come. */
  List<Double> latenciesMs() {
    close();
    return List.copyOf(latencies);
  }

  /** Waits for the images that are under way. */
  @Override
  public void close() {
    closed = true;
    try {
      feeder.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pipeline.close();
  }
}
