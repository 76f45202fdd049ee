package org.hilum.training.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows in an order that is drawn anew for each epoch; the same seed draws the same orders. */
final class RowOrder {
  private final int[] order;
  private final SplittableRandom random;

  RowOrder(int rows, long seed) {
    order = IntStream.range(0, rows).toArray();
    random = new SplittableRandom(seed);
  }

  /** The rows of each step. The last rows that fill no batch wait for another order. */
  List<int[]> nextEpoch(int batchSize) {
    shuffle();
    int steps = Math.max(1, order.length / batchSize);
    return IntStream.range(0, steps)
        .mapToObj(step -> Arrays.copyOfRange(order, step * batchSize, end(step, batchSize)))
        .toList();
  }

  private int end(int step, int batchSize) {
    return Math.min(order.length, (step + 1) * batchSize);
  }

  /** Fisher and Yates. */
  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
