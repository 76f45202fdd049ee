package org.hilum.inference.consume;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One of the threads that run the network: takes what is ready, again and again. */
final class EngineThread<T> {
  private static final long IDLE = 0;

  private final ReadyQueue<T> ready;
  private final Consumer<List<T>> work;
  private final Thread thread;
  private volatile long busySince = IDLE;

  EngineThread(String name, ReadyQueue<T> ready, Consumer<List<T>> work) {
    this.ready = ready;
    this.work = work;
    this.thread = new Thread(this::run, name);
  }

  void start() {
    thread.start();
  }

  /** How long the present batch has taken; empty between two batches. */
  Optional<Duration> busyFor() {
    long since = busySince;
    return since == IDLE
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(System.nanoTime() - since));
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  /** Waits for the end of the present batch: a process that exits inside the network crashes. */
  void join(Duration limit) throws InterruptedException {
    thread.join(limit.toMillis());
  }

  private void run() {
    try {
      List<T> batch = ready.take();
      while (!batch.isEmpty()) {
        busySince = System.nanoTime();
        work.accept(batch);
        busySince = IDLE;
        batch = ready.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
