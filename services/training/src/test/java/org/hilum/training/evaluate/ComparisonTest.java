package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private static final OperatingPoint HALF = OperatingPoint.of(0.5);
  private static final List<Outcome> FIRST =
      List.of(
          Said.of("a", true, 0.9),
          Said.of("b", true, 0.4),
          Said.of("c", false, 0.2),
          Said.of("d", false, 0.6));
  private static final List<Outcome> SECOND =
      List.of(
          Said.of("a", true, 0.9),
          Said.of("b", true, 0.7),
          Said.of("c", false, 0.2),
          Said.of("d", false, 0.6));

  @Test
  void givesFirstLessSecond() {
    Comparison comparison = Comparison.of(FIRST, HALF, SECOND, HALF, 1);

    // AUC: the first wins 2 + 1 of 4 pairs, the second all. Right: 2 of 4 and 3 of 4.
    assertThat(comparison.differences().get("auc")).isCloseTo(-1 / 4.0, within(1e-12));
    assertThat(comparison.differences().get("accuracy")).isCloseTo(-1 / 4.0, within(1e-12));
    assertThat(comparison.differences().get("sensitivity")).isCloseTo(-1 / 2.0, within(1e-12));
    assertThat(comparison.differences().get("specificity")).isZero();
  }

  @Test
  void drawsBothModelsPatientsTogether() {
    Comparison comparison = Comparison.of(FIRST, HALF, SECOND, HALF, 1);

    // The models agree on every normal image; drawn apart, they would differ in some samples.
    assertThat(comparison.intervals().get("specificity")).isEqualTo(new Interval(0, 0));
    // Only patient b makes a difference; both pneumonias may be b, or both a.
    assertThat(comparison.intervals().get("sensitivity")).isEqualTo(new Interval(-1, 0));
  }

  @Test
  void readsEachModelAtItsOwnThreshold() {
    Comparison comparison = Comparison.of(FIRST, HALF, SECOND, OperatingPoint.of(0.65), 1);

    // The second is right on b and d, on which the first is wrong.
    assertThat(comparison.mcNemar()).isEqualTo(new McNemar(0, 2));
    assertThat(comparison.second().figure("specificity")).isEqualTo(1);
  }

  @Test
  void refusesOutcomesOfDifferentImages() {
    List<Outcome> others = List.of(SECOND.get(1), SECOND.get(0), SECOND.get(2), SECOND.get(3));

    assertThatThrownBy(() -> Comparison.of(FIRST, HALF, others, HALF, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("different images");
    assertThatThrownBy(() -> Comparison.of(FIRST, HALF, SECOND.subList(0, 3), HALF, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "5, 5, 1",
    "1, 8, 0.0390625", // 2 * (1 + 9) / 2^9
    "8, 1, 0.0390625",
    "3, 12, 0.03515625", // 2 * (1 + 15 + 105 + 455) / 2^15
    "900, 1100, 8.457089535503927e-06" // the same sum with Python's fractions
  })
  void findsTheExactPOfMcNemar(int onlyFirst, int onlySecond, double p) {
    assertThat(new McNemar(onlyFirst, onlySecond).p()).isCloseTo(p, within(p * 1e-9));
  }
}
