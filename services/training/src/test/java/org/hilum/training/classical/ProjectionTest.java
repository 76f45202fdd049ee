package org.hilum.training.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.train.Blobs;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final FeatureTable TRAINING = Blobs.of(300, 0.5, 1).features();

  @Test
  void givesTrainingRowsAMeanSquaredLengthOfOne() {
    double[][] rows = Projection.fit(TRAINING).of(TRAINING);

    assertThat(Arrays.stream(rows).mapToDouble(row -> distance(row, new double[row.length])))
        .satisfies(
            lengths ->
                assertThat(lengths.stream().mapToDouble(d -> d * d).average().orElseThrow())
                    .isCloseTo(1, within(1e-9)));
  }

  @Test
  void keepsDistancesButForOneScale() {
    Projection projection = Projection.fit(TRAINING);
    double[][] rows = projection.of(Blobs.of(20, 0.5, 2).features());
    FeatureTable features = Blobs.of(20, 0.5, 2).features();

    for (int i = 1; i < rows.length; i++) {
      double before = distance(doubles(features.row(0)), doubles(features.row(i)));
      assertThat(distance(rows[0], rows[i])).isCloseTo(before * projection.scale(), within(1e-3));
    }
  }

  private static double distance(double[] one, double[] other) {
    double square = 0;
    for (int i = 0; i < one.length; i++) {
      square += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(square);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }
}
