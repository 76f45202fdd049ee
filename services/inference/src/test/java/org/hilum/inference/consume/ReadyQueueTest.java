package org.hilum.inference.consume;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
  private final ReadyQueue<Integer> queue = new ReadyQueue<>(8);

  @Test
  void doesNotWaitForABatchToFill() throws InterruptedException {
    queue.add(1);

    assertThat(queue.take()).containsExactly(1);
  }

  @Test
  void givesNoMoreThanABatch() throws InterruptedException {
    IntStream.range(0, 20).forEach(queue::add);

    assertThat(queue.take()).hasSize(8).startsWith(0);
    assertThat(queue.size()).isEqualTo(12);
  }

  @Test
  void sharesWhatIsThereAmongIdleTakers() throws Exception {
    CompletableFuture<List<Integer>> first = taker();
    CompletableFuture<List<Integer>> second = taker();
    await().until(() -> queue.idleTakers() == 2);

    synchronized (queue) {
      IntStream.range(0, 6).forEach(queue::add);
    }

    assertThat(first.get(5, SECONDS)).hasSize(3);
    assertThat(second.get(5, SECONDS)).hasSize(3);
  }

  @Test
  void wakesItsTakersWhenItCloses() throws Exception {
    CompletableFuture<List<Integer>> taker = taker();
    await().until(() -> queue.idleTakers() == 1);

    queue.close();

    assertThat(taker.get(5, SECONDS)).isEmpty();
  }

  private CompletableFuture<List<Integer>> taker() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return queue.take();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
