package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Nine pneumonias, six of them found; five normal images, one of them flagged. */
class ConfusionTest {
  private static final Confusion COUNTS = new Confusion(6, 4, 1, 3);

  @Test
  void judgesEachClass() {
    // Called normal 4 + 3, are normal 4 + 1; called pneumonia 6 + 1, are pneumonia 6 + 3.
    assertThat(COUNTS.normal().precision()).isEqualTo(4 / 7.0);
    assertThat(COUNTS.normal().recall()).isEqualTo(4 / 5.0);
    assertThat(COUNTS.normal().f1()).isEqualTo(8 / 12.0);
    assertThat(COUNTS.normal().support()).isEqualTo(5);
    assertThat(COUNTS.pneumonia().precision()).isEqualTo(6 / 7.0);
    assertThat(COUNTS.pneumonia().recall()).isEqualTo(6 / 9.0);
    assertThat(COUNTS.pneumonia().f1()).isEqualTo(12 / 16.0);
    assertThat(COUNTS.pneumonia().support()).isEqualTo(9);
  }

  @Test
  void averagesOverClasses() {
    ClassFigures macro = ClassFigures.macro(COUNTS.normal(), COUNTS.pneumonia());

    // (4/7 + 6/7) / 2, (4/5 + 2/3) / 2, (2/3 + 3/4) / 2
    assertThat(macro.precision()).isCloseTo(5 / 7.0, within(1e-12));
    assertThat(macro.recall()).isCloseTo(11 / 15.0, within(1e-12));
    assertThat(macro.f1()).isCloseTo(17 / 24.0, within(1e-12));
  }

  @Test
  void averagesOverImages() {
    ClassFigures weighted = ClassFigures.weighted(COUNTS.normal(), COUNTS.pneumonia());

    // (5 * 4/7 + 9 * 6/7) / 14, (4 + 6) / 14, (5 * 2/3 + 9 * 3/4) / 14
    assertThat(weighted.precision()).isCloseTo(37 / 49.0, within(1e-12));
    assertThat(weighted.recall()).isCloseTo(COUNTS.accuracy(), within(1e-12));
    assertThat(weighted.f1()).isCloseTo(121 / 168.0, within(1e-12));
    assertThat(weighted.support()).isEqualTo(14);
  }

  @Test
  void foretellsWhatAFlagMeansElsewhere() {
    // Sensitivity 2/3, specificity 4/5. At 5 %: 2/3 * 1/20 = 10/300 found, 1/5 * 19/20 = 57/300
    // mistaken. At 20 %: 10/75 and 12/75. At 60 %: 2/5 and 2/25.
    assertThat(COUNTS.ppv(0.05)).isCloseTo(10 / 67.0, within(1e-12));
    assertThat(COUNTS.ppv(0.20)).isCloseTo(10 / 22.0, within(1e-12));
    assertThat(COUNTS.ppv(0.60)).isCloseTo(5 / 6.0, within(1e-12));
  }

  @Test
  void countsAMissedPneumoniaAsManyFalseAlarms() {
    assertThat(COUNTS.costPerImage(10)).isEqualTo((10 * 3 + 1) / 14.0);
    assertThat(COUNTS.costPerImage(1)).isEqualTo((3 + 1) / 14.0);
  }

  @Test
  void countsAShareOfNothingAsZero() {
    Confusion nothingFlagged = new Confusion(0, 4, 0, 3);

    assertThat(nothingFlagged.precision()).isZero();
    assertThat(nothingFlagged.pneumonia().f1()).isZero();
    assertThat(nothingFlagged.ppv(0.2)).isZero();
  }
}
