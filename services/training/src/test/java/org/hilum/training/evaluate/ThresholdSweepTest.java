package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdSweepTest {
  private static final List<Outcome> SIX =
      List.of(
          Said.of("a", true, 0.9),
          Said.of("b", true, 0.8),
          Said.of("c", true, 0.3),
          Said.of("d", false, 0.8),
          Said.of("e", false, 0.2),
          Said.of("f", false, 0.1));

  @Test
  void flagsMoreStepByStep() {
    assertThat(ThresholdSweep.of(SIX).steps())
        .containsExactly(
            new Confusion(0, 3, 0, 3),
            new Confusion(1, 3, 0, 2), // 0.9
            new Confusion(2, 2, 1, 1), // 0.8, twice
            new Confusion(3, 2, 1, 0), // 0.3
            new Confusion(3, 1, 2, 0), // 0.2
            new Confusion(3, 0, 3, 0)); // 0.1
  }

  @Test
  void countsTiesHalfInTheAuc() {
    // Pairs won: 0.9 three, 0.8 two and a half, 0.3 two; of nine.
    assertThat(ThresholdSweep.of(SIX).auc()).isCloseTo(7.5 / 9, within(1e-12));
  }

  @Test
  void givesAnAucOfAHalfToOneProbabilityForAll() {
    List<Outcome> same =
        List.of(Said.of("a", true, 0.5), Said.of("b", false, 0.5), Said.of("c", false, 0.5));

    assertThat(ThresholdSweep.of(same).auc()).isEqualTo(0.5);
  }

  @Test
  void averagesPrecisionOverTheRecallThatEachStepAdds() {
    // Each step adds a third of the pneumonias, at precisions of 1, 2/3 and 3/4.
    assertThat(ThresholdSweep.of(SIX).averagePrecision())
        .isCloseTo((1 + 2 / 3.0 + 3 / 4.0) / 3, within(1e-12));
    // scikit-learn's own example: 0.1 and 0.4 normal, 0.35 and 0.8 pneumonia give 0.83.
    List<Outcome> four =
        List.of(
            Said.of("a", false, 0.1),
            Said.of("b", false, 0.4),
            Said.of("c", true, 0.35),
            Said.of("d", true, 0.8));
    assertThat(ThresholdSweep.of(four).averagePrecision())
        .isCloseTo(1 / 2.0 + 2 / 3.0 / 2, within(1e-12));
  }

  @Test
  void givesTheShareOfPneumoniasAsAveragePrecisionOfOneProbabilityForAll() {
    List<Outcome> same =
        List.of(Said.of("a", true, 0.5), Said.of("b", false, 0.5), Said.of("c", false, 0.5));

    assertThat(ThresholdSweep.of(same).averagePrecision()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void readsTheRocCurveAtACountOfFalseAlarms() {
    ThresholdSweep sweep = ThresholdSweep.of(SIX);

    assertThat(sweep.sensitivityAt(0)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(sweep.sensitivityAt(1)).isEqualTo(1);
    assertThat(sweep.sensitivityAt(3)).isEqualTo(1);
    // Two normal images share a probability; half of the way to them, half of what they bring.
    List<Outcome> tied =
        List.of(Said.of("a", true, 0.5), Said.of("b", false, 0.5), Said.of("c", false, 0.5));
    assertThat(ThresholdSweep.of(tied).sensitivityAt(1)).isEqualTo(0.5);
  }

  @Test
  void readsThePrecisionAtACountOfPneumonias() {
    ThresholdSweep sweep = ThresholdSweep.of(SIX);

    assertThat(sweep.precisionAt(1)).isEqualTo(1);
    assertThat(sweep.precisionAt(2)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(sweep.precisionAt(3)).isEqualTo(3 / 4.0);
    assertThatThrownBy(() -> sweep.precisionAt(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4");
  }

  @Test
  void findsTheBestSpecificityThatIsSensitiveEnough() {
    // 19 of 20 pneumonias lie above three of four normal images, the last below all of them.
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 19; i++) {
      outcomes.add(Said.of("p" + i, true, 0.9));
    }
    outcomes.add(Said.of("p19", true, 0.1));
    List.of(0.2, 0.3, 0.4, 0.95).forEach(p -> outcomes.add(Said.of("n" + p, false, p)));

    ThresholdSweep sweep = ThresholdSweep.of(outcomes);
    assertThat(sweep.specificityAt(0.95)).isEqualTo(3 / 4.0);
    assertThat(sweep.specificityAt(0.98)).isZero();
  }
}
