package org.hilum.training.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.hilum.training.train.Samples;
import org.junit.jupiter.api.Test;

class OneViewAnEpochTest {
  private static final int[] EVERY_IMAGE = {0, 1, 2};

  private final RowNumbers all =
      new RowNumbers(new boolean[] {true, false, true, true, false, true});
  private final OneViewAnEpoch samples = new OneViewAnEpoch(all, 2);

  @Test
  void anEpochHasEachImageOnce() {
    assertThat(samples.isPneumonia()).containsExactly(true, false, true);
  }

  @Test
  void anImageIsSeenInAnotherViewInTheNextEpoch() {
    assertThat(rows(1)).containsExactly(3f, 1f, 5f);
    assertThat(rows(2)).containsExactly(0f, 4f, 2f);
    assertThat(rows(3)).isEqualTo(rows(1));
  }

  private List<Float> rows(int epoch) {
    try (NDManager manager = NDManager.newBaseManager()) {
      List<Float> rows = new ArrayList<>();
      for (float row : samples.inputs(manager, EVERY_IMAGE, epoch).toFloatArray()) {
        rows.add(row);
      }
      return rows;
    }
  }

  /** Each row's input is its number. */
  private record RowNumbers(boolean[] isPneumonia) implements Samples {
    @Override
    public Shape shape(int rows) {
      return new Shape(rows, 1);
    }

    @Override
    public NDArray inputs(NDManager manager, int[] rows, int epoch) {
      return manager.create(rows).toType(DataType.FLOAT32, false);
    }
  }
}
