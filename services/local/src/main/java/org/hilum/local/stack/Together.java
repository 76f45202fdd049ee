package org.hilum.local.stack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Does several things at once, each on a thread of its own. */
final class Together {
  private Together() {}

  /**
   * Returns when all are done, or fails with the first failure in the order given.
   *
   * @throws StackException if one fails
   */
  static void run(List<Runnable> works) {
    List<CompletableFuture<Void>> running =
        works.stream()
            .map(work -> CompletableFuture.runAsync(work, r -> new Thread(r, "start").start()))
            .toList();
    try {
      running.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw explained(e.getCause());
    }
  }

  private static StackException explained(Throwable failure) {
    if (failure instanceof StackException known) {
      return known;
    }
    return new StackException("cannot start: " + failure, failure);
  }
}
