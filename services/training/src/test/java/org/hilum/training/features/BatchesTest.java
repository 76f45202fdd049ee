package org.hilum.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 101).boxed().toList();

  @Test
  void keepsTheOrderWhicheverBatchEndsFirst() {
    List<Integer> doubled =
        Batches.map(
            NUMBERS,
            3,
            batch -> {
              assertThat(batch).hasSizeLessThanOrEqualTo(8);
              return batch.stream().map(number -> 2 * number).toList();
            });

    assertThat(doubled).isEqualTo(NUMBERS.stream().map(number -> 2 * number).toList());
  }

  @Test
  void handsOnWhatABatchThrows() {
    assertThatThrownBy(
            () ->
                Batches.map(
                    NUMBERS,
                    2,
                    batch -> {
                      throw new IllegalArgumentException("batch of " + batch.size());
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch of 8");
  }
}
