package org.hilum.inference.consume;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Inputs that wait for the network. A taker never waits for a batch to fill, and leaves other idle
 * takers their share. Unbounded: {@link InFlight} bounds what can be in it.
 */
final class ReadyQueue<T> {
  private final int batchSize;
  private final Queue<T> waiting = new ArrayDeque<>();
  private int idleTakers;
  private boolean closed;

  ReadyQueue(int batchSize) {
    this.batchSize = batchSize;
  }

  synchronized void add(T item) {
    waiting.add(item);
    notify();
  }

  /** Blocks until something is there; empty only after {@link #close}. */
  synchronized List<T> take() throws InterruptedException {
    idleTakers++;
    try {
      while (waiting.isEmpty() && !closed) {
        wait();
      }
      return closed ? List.of() : poll(share());
    } finally {
      idleTakers--;
    }
  }

  synchronized int idleTakers() {
    return idleTakers;
  }

  synchronized int size() {
    return waiting.size();
  }

  /** What still waits is dropped. */
  synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
  }

  private int share() {
    return Math.min(batchSize, (waiting.size() + idleTakers - 1) / idleTakers);
  }

  private List<T> poll(int count) {
    List<T> batch = new ArrayList<>(count);
    for (int taken = 0; taken < count; taken++) {
      batch.add(waiting.remove());
    }
    return batch;
  }
}
