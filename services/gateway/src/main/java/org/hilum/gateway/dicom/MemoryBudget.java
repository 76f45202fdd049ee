package org.hilum.gateway.dicom;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets in as much as fits; the rest waits its turn, and what is larger than all goes in alone. */
@Singleton
final class MemoryBudget {
  private static final int UNIT = 1 << 10;

  private final int units;
  private final Semaphore free;

  /** That of admission. */
  @Inject
  MemoryBudget(AdmissionConfig config) {
    this(config.memoryBytes());
  }

  MemoryBudget(long bytes) {
    this.units = unitsOf(bytes);
    this.free = new Semaphore(units, true);
  }

  /** Waits until there is room, and works. */
  <T> T within(long bytes, Work<T> work) throws IOException {
    int share = Math.min(units, unitsOf(bytes));
    free.acquireUninterruptibly(share);
    try {
      return work.run();
    } finally {
      free.release(share);
    }
  }

  /**
   * @return whether there is room in time; it is kept until it is given back
   */
  boolean take(long bytes, Duration patience) {
    try {
      return free.tryAcquire(unitsOf(bytes), patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What was taken. */
  void giveBack(long bytes) {
    free.release(unitsOf(bytes));
  }

  /** The most that can be taken. */
  long largest() {
    return (units - 1L) * UNIT;
  }

  private static int unitsOf(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, bytes / UNIT + 1);
  }

  /** What takes the memory. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }
}
