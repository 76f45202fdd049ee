package org.hilum.inference.consume;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Counts the images between delivery and acknowledgement, and so bounds every queue of the worker.
 * One caller at a time enters, and awaits the stage before it enters again.
 */
final class InFlight {
  private final int capacity;
  private int count;
  private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

  InFlight(int capacity) {
    this.capacity = capacity;
  }

  /** Counts one image in. The stage completes when the next may come. */
  synchronized CompletionStage<Void> enter() {
    count++;
    if (count >= capacity) {
      room = new CompletableFuture<>();
    }
    return room;
  }

  void leave() {
    countOut().complete(null);
  }

  synchronized int count() {
    return count;
  }

  /** Returns when nothing is in flight or the time is over. */
  synchronized void awaitNone(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (count > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  /** The stage to complete outside the lock, for its listeners may deliver the next image. */
  private synchronized CompletableFuture<Void> countOut() {
    count--;
    notifyAll();
    return room;
  }
}
