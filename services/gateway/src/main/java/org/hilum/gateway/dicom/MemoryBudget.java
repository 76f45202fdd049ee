package org.hilum.gateway.dicom;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Lets in as much as fits; the rest waits its turn, and what is larger than all goes in alone. */
final class MemoryBudget {
  private static final int UNIT = 1 << 10;

  private final int units;
  private final Semaphore free;

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

  private static int unitsOf(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, bytes / UNIT + 1);
  }

  /** What takes the memory. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }
}
