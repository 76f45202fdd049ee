package org.hilum.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.hilum.network.layers.Head;
import org.hilum.training.features.FeatureTable;
import org.junit.jupiter.api.Test;

class JoinedHeadsTest {
  private static final int INPUTS = 12;

  private final List<DenseHead> pneumonia =
      List.of(head(INPUTS, 128, 1, 1), head(INPUTS, 128, 1, 2));
  private final List<DenseHead> viral =
      List.of(head(INPUTS, 128, 1, 3), head(INPUTS, 16, 1, 4), head(INPUTS, 128, 1, 5));

  @Test
  void saysTheMeanOfWhatItsMembersSay() {
    FeatureTable features = Blobs.of(50, 0.5, 6).features();

    double[][] joined = JoinedHeads.of(pneumonia, viral).outputs(features);

    for (int row = 0; row < features.rows(); row++) {
      assertThat(joined[row])
          .containsExactly(
              new double[] {mean(pneumonia, features, row), mean(viral, features, row)},
              within(1e-5));
    }
  }

  @Test
  void saysTheMeanOfPneumoniaAlone() {
    FeatureTable features = Blobs.of(50, 0.5, 6).features();
    DenseHead joined = JoinedHeads.of(viral);

    assertThat(joined.layers()).isEqualTo(new Head(INPUTS, 128 + 16 + 128, 1));
    for (int row = 0; row < features.rows(); row++) {
      assertThat(joined.outputs(features)[row])
          .containsExactly(new double[] {mean(viral, features, row)}, within(1e-5));
    }
  }

  @Test
  void keepsTheMembersOfOneOutputFromTheOther() {
    DenseHead joined = JoinedHeads.of(pneumonia, viral);

    assertThat(joined.layers()).isEqualTo(new Head(INPUTS, 5 * 128 - 112, 2));
    for (int unit = 0; unit < joined.hiddenBias().length; unit++) {
      int other = unit < 2 * 128 ? 1 : 0;
      assertThat(joined.outputKernel()[other][unit]).isZero();
      assertThat(joined.outputKernel()[1 - other][unit]).isNotZero();
    }
    assertThat(joined.weights().names()).isEqualTo(joined.layers().shapes().keySet());
    joined.weights().select(joined.layers().shapes());
  }

  @Test
  void refusesHeadsThatDoNotFit() {
    assertThatThrownBy(() -> JoinedHeads.of(pneumonia, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("heads for every output, there are [2, 0]");
    assertThatThrownBy(() -> JoinedHeads.of(pneumonia, List.of(head(INPUTS, 8, 3, 7))))
        .hasMessageContaining("12 inputs and 3 outputs, expected 12 and 1");
    assertThatThrownBy(() -> JoinedHeads.of(pneumonia, List.of(head(INPUTS + 1, 8, 1, 7))))
        .hasMessageContaining("13 inputs and 1 outputs, expected 12 and 1");
  }

  private static double mean(List<DenseHead> heads, FeatureTable features, int row) {
    return heads.stream()
        .mapToDouble(head -> head.outputs(features)[row][0])
        .average()
        .orElseThrow();
  }

  private static DenseHead head(int inputs, int hidden, int outputs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new DenseHead(
        rows(random, hidden, inputs),
        rows(random, 1, hidden)[0],
        rows(random, outputs, hidden),
        rows(random, 1, outputs)[0]);
  }

  private static float[][] rows(SplittableRandom random, int rows, int columns) {
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) (0.3 * random.nextGaussian());
      }
    }
    return values;
  }
}
