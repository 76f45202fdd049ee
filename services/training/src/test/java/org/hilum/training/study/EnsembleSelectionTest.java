package org.hilum.training.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnsembleSelectionTest {
  private static final boolean[] TRUTH = {true, true, true, false, false, false};

  /** Wrong on the third image only. */
  private static final StudyRun RIGHT = Runs.saying("right", 1, 3, 3, -1, -3, -3, -3);

  /** Wrong on the fifth and sixth; it knows the third. */
  private static final StudyRun OTHER = Runs.saying("other", 1, 3, 3, 3, -3, 1, 1);

  private static final StudyRun BLIND = Runs.saying("blind", 1, 1, -1, 1, -1, 1, 1);

  @Test
  void beginsWithTheBestAndLetsJoinWhatHelps() {
    EnsembleSelection selection =
        EnsembleSelection.of("chosen", List.of(BLIND, OTHER, RIGHT), TRUTH);

    assertThat(selection.systems()).startsWith("right").contains("other").doesNotContain("blind");
    assertThat(selection.stressedLoss())
        .isLessThan(EnsembleSelection.of("one", List.of(RIGHT), TRUTH).stressedLoss());
  }

  @Test
  void staysAloneWhenNothingHelps() {
    StudyRun perfect = Runs.saying("perfect", 1, 1, 1, 1, -1, -1, -1);

    EnsembleSelection selection =
        EnsembleSelection.of("chosen", List.of(BLIND, perfect, OTHER), TRUTH);

    assertThat(selection.systems()).containsExactly("perfect");
    double[] logits = selection.runs().get(0).logits(StudySet.TEST);
    assertThat(logits[0]).isPositive().isCloseTo(-logits[5], within(1e-9));
  }

  @Test
  void givesARunForEachSeedAndOneThatKnowsNoChanceToAll() {
    List<StudyRun> runs =
        Stream.concat(
                Stream.of(RIGHT),
                Stream.of(5L, 3L, 4L).map(seed -> Runs.saying("other", seed, 3, 3, 3, -3, 1, 1)))
            .toList();

    EnsembleSelection selection = EnsembleSelection.of("chosen", runs, TRUTH);

    assertThat(selection.systems()).contains("right", "other");
    assertThat(selection.runs()).extracting(StudyRun::seed).containsExactly(3L, 4L, 5L);
    assertThat(selection.runs()).extracting(StudyRun::system).containsOnly("chosen");
  }

  @Test
  void looksAtTheMeanOverTheSeeds() {
    // Better than "even" with one seed, far worse with the other.
    List<StudyRun> runs =
        List.of(
            Runs.saying("fickle", 1, 3, 3, 3, -3, -3, -3),
            Runs.saying("fickle", 2, -1, 1, -1, 1, -1, 1),
            Runs.saying("even", 1, 3, 3, -1, -3, -3, -3),
            Runs.saying("even", 2, 3, 3, -1, -3, -3, -3));

    assertThat(EnsembleSelection.of("chosen", runs, TRUTH).systems()).startsWith("even");
  }

  @Test
  void refusesARunThatIsMissing() {
    List<StudyRun> runs =
        List.of(
            Runs.saying("a", 1, 3, 3, -1, -3, -3, -3),
            Runs.saying("a", 2, 3, 3, -1, -3, -3, -3),
            Runs.saying("b", 1, 3, 3, 3, -3, 1, 1),
            Runs.saying("b", 3, 3, 3, 3, -3, 1, 1));

    assertThatThrownBy(() -> EnsembleSelection.of("chosen", runs, TRUTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but none of");
    assertThatThrownBy(() -> EnsembleSelection.of("chosen", List.of(), TRUTH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
