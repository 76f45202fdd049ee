package org.hilum.training.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hilum.training.calibrate.Temperature;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static final boolean[] TRUTH = {true, true, true, false, false, false};
  private static final StudyRun FIRST = Runs.saying("a", 1, 2, 1, -1, -2, -1, 1);
  private static final StudyRun SECOND = Runs.saying("a", 2, 5, -1, 4, -4, -9, 2);

  @Test
  void takesTheMeanOfCalibratedLogOdds() {
    List<StudyRun> ensembles = Ensemble.ofSeeds("pair", List.of(FIRST, SECOND), 2, TRUTH);

    double one = Temperature.fit(FIRST.logits(StudySet.STRESSED), TRUTH);
    double other = Temperature.fit(SECOND.logits(StudySet.STRESSED), TRUTH);
    assertThat(ensembles).hasSize(1);
    assertThat(ensembles.get(0).logits(StudySet.TEST)[0])
        .isCloseTo((2 / one + 5 / other) / 2, within(1e-12));
    assertThat(ensembles.get(0).answers().get(StudySet.VALIDATION)).hasDimensions(6, 1);
    assertThat(ensembles.get(0).trainedParameters()).isEqualTo(20);
    assertThat(ensembles.get(0).seconds()).isEqualTo(4);
    assertThat(ensembles.get(0).members())
        .containsExactly(new RunName("a", 1), new RunName("a", 2));
  }

  @Test
  void doesNotMindThatAMemberSpeaksLouder() {
    StudyRun louder = Runs.saying("a", 1, 6, 3, -3, -6, -3, 3);

    assertThat(joined(louder)[0]).isCloseTo(joined(FIRST)[0], within(1e-6));
  }

  @Test
  void understandsThreeClasses() {
    // Normal at 0 and causes at x each: the log-odds are x + log 2.
    double[][] rows = new double[TRUTH.length][];
    double[] logits = FIRST.logits(StudySet.TEST);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {0, logits[i] - Math.log(2), logits[i] - Math.log(2)};
    }

    assertThat(joined(Runs.saying("a", 1, rows))).containsExactly(joined(FIRST), within(1e-9));
  }

  @Test
  void putsNoRunIntoTwoGroups() {
    List<StudyRun> runs =
        List.of(
            Runs.saying("a", 9, 3, 2, 1, -1, -2, 1),
            SECOND,
            Runs.saying("a", 4, 3, 2, 1, -1, -2, 1),
            FIRST,
            Runs.saying("a", 7, 3, 2, 1, -1, -2, 1));

    List<StudyRun> ensembles = Ensemble.ofSeeds("pairs", runs, 2, TRUTH);

    assertThat(ensembles).extracting(StudyRun::seed).containsExactly(1L, 4L);
    assertThat(ensembles).extracting(StudyRun::system).containsOnly("pairs");
    assertThat(ensembles.get(0).logits(StudySet.TEST)).containsExactly(joined(FIRST));
  }

  @Test
  void refusesTooFewRunsAndRunsOfTwoSystems() {
    assertThatThrownBy(() -> Ensemble.ofSeeds("x", List.of(FIRST), 2, TRUTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a 1");
    StudyRun stranger = Runs.saying("b", 2, 1, 1, 1, 1, 1, 1);
    assertThatThrownBy(() -> Ensemble.ofSeeds("x", List.of(FIRST, stranger), 2, TRUTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b 2");
  }

  private static double[] joined(StudyRun run) {
    return Ensemble.ofSeeds("x", List.of(run, SECOND), 2, TRUTH).get(0).logits(StudySet.TEST);
  }
}
