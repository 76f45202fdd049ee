package org.hilum.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hilum.training.features.FeatureTable;
import org.junit.jupiter.api.Test;

class KnownSubspaceTest {
  @Test
  void findsThePlaneInWhichTheFeaturesLie() {
    KnownSubspace known = KnownSubspace.fit(plane(500), 2);

    // Off the plane of the first two features by 3 and 4.
    assertThat(known.residual(new float[] {1, -2, 13, 14, 10})).isCloseTo(5, within(1e-2));
    assertThat(known.residual(new float[] {50, -70, 10, 10, 10})).isCloseTo(0, within(0.1));
    assertThat(known.components()[0]).hasSize(5);
  }

  @Test
  void putsTheDirectionOfMostVarianceFirst() {
    KnownSubspace known = KnownSubspace.fit(plane(500), 2);

    assertThat(Math.abs(known.components()[0][1])).isCloseTo(1, within(1e-2f));
    assertThat(Math.abs(known.components()[1][0])).isCloseTo(1, within(1e-2f));
  }

  @Test
  void seesCoordinatesFromTheMean() {
    KnownSubspace axes =
        new KnownSubspace(new float[] {10, 20, 30}, new float[][] {{0, 1, 0}, {0.6f, 0, 0.8f}});

    assertThat(axes.coordinates(new float[] {15, 22, 35}))
        .containsExactly(new double[] {2, 0.6 * 5 + 0.8 * 5}, within(1e-6));
  }

  @Test
  void takesAQuantileOfTheResiduals() {
    KnownSubspace axis = new KnownSubspace(new float[2], new float[][] {{1, 0}});
    float[][] rows = new float[101][];
    for (int i = 0; i <= 100; i++) {
      rows[100 - i] = new float[] {7, i};
    }

    assertThat(axis.residualQuantile(FeatureTable.of(rows), 0.95)).isCloseTo(95, within(1e-6));
  }

  /** Five features around 10; the second varies most, the first less, the others not. */
  private static FeatureTable plane(int rows) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] features = new float[rows][];
    for (int i = 0; i < rows; i++) {
      features[i] =
          new float[] {
            (float) (10 + random.nextGaussian()),
            (float) (10 + 5 * random.nextGaussian()),
            10,
            10,
            10
          };
    }
    return FeatureTable.of(features);
  }
}
