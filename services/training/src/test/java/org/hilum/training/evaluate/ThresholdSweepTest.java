package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
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
