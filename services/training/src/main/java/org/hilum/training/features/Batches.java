package org.hilum.training.features;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs a network, or other heavy work, over many items with as many callers as it takes. */
public final class Batches {
  /** Larger batches are no faster on a CPU. */
  static final int SIZE = 8;

  private Batches() {}

  /**
   * @param batch turns up to {@value #SIZE} items into as many results
   * @return results in the order of the items
   */
  public static <T, R> List<R> map(List<T> items, int callers, Function<List<T>, List<R>> batch) {
    ExecutorService pool = Executors.newFixedThreadPool(callers);
    try {
      List<Future<List<R>>> pending = new ArrayList<>();
      for (int from = 0; from < items.size(); from += SIZE) {
        List<T> part = items.subList(from, Math.min(items.size(), from + SIZE));
        pending.add(pool.submit(() -> batch.apply(part)));
      }
      List<R> results = new ArrayList<>();
      for (Future<List<R>> part : pending) {
        results.addAll(part.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while batches ran", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a batch failed", e.getCause());
    } finally {
      end(pool);
    }
  }

  /** Waits for what has begun: whoever called may close the network next. */
  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    try {
      pool.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
