package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  /** Six images; the values beside were worked out by hand. */
  private static final List<Outcome> SIX =
      List.of(
          outcome("a", true, 0.9),
          outcome("b", true, 0.8),
          outcome("c", true, 0.3),
          outcome("d", false, 0.8),
          outcome("e", false, 0.2),
          outcome("f", false, 0.1));

  @Test
  void countsWhatIsFlaggedAtTheThresholdOrAbove() {
    Metrics metrics = Metrics.of(SIX, 0.8);

    assertThat(metrics.truePositives()).isEqualTo(2);
    assertThat(metrics.falseNegatives()).isEqualTo(1);
    assertThat(metrics.falsePositives()).isEqualTo(1);
    assertThat(metrics.trueNegatives()).isEqualTo(2);
    assertThat(metrics.accuracy()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(metrics.sensitivity()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(metrics.specificity()).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void countsTiesHalfInTheAuc() {
    // Pairs won: 0.9 three, 0.8 two and a half, 0.3 two; of nine.
    assertThat(Metrics.of(SIX, 0.5).auc()).isCloseTo(7.5 / 9, within(1e-12));
  }

  @Test
  void givesAnAucOfAHalfToOneProbabilityForAll() {
    List<Outcome> same =
        List.of(outcome("a", true, 0.5), outcome("b", false, 0.5), outcome("c", false, 0.5));

    assertThat(Metrics.of(same, 0.5).auc()).isEqualTo(0.5);
  }

  @Test
  void measuresCalibration() {
    List<Outcome> two = List.of(outcome("a", true, 0.9), outcome("b", false, 0.5));

    Metrics metrics = Metrics.of(two, 0.5);
    // Each image fills a bin of its own: |0.9 - 1| and |0.5 - 0|, each half.
    assertThat(metrics.ece()).isCloseTo(0.3, within(1e-12));
    assertThat(metrics.brier()).isCloseTo((0.01 + 0.25) / 2, within(1e-12));
    assertThat(metrics.logLoss()).isCloseTo((-Math.log(0.9) - Math.log(0.5)) / 2, within(1e-12));
  }

  @Test
  void refusesOneClassAlone() {
    assertThatThrownBy(() -> Metrics.of(List.of(outcome("a", true, 0.9)), 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void drawsARocCurveThroughEveryThreshold() {
    assertThat(RocCurve.of(SIX))
        .containsExactly(
            new RocCurve.Point(0, 0),
            new RocCurve.Point(0, 1 / 3.0),
            new RocCurve.Point(1 / 3.0, 2 / 3.0),
            new RocCurve.Point(1 / 3.0, 1),
            new RocCurve.Point(2 / 3.0, 1),
            new RocCurve.Point(1, 1));
  }

  @Test
  void bootstrapsTheSameIntervalsFromTheSameSeed() {
    Map<String, Interval> intervals = Bootstrap.intervals(SIX, 0.5, 3);

    assertThat(Bootstrap.intervals(SIX, 0.5, 3)).isEqualTo(intervals);
    assertThat(intervals).containsOnlyKeys(Metrics.FIGURES);
    assertThat(intervals.get("accuracy").low()).isLessThan(5 / 6.0);
    assertThat(intervals.get("accuracy").high()).isEqualTo(1);
  }

  @Test
  void drawsPatientsNotImages() {
    List<Outcome> onePatientEach =
        List.of(outcome("a", true, 0.9), outcome("a", false, 0.8), outcome("a", true, 0.1));

    Interval accuracy = Bootstrap.intervals(onePatientEach, 0.5, 3).get("accuracy");
    assertThat(accuracy).isEqualTo(new Interval(1 / 3.0, 1 / 3.0));
  }

  @Test
  void judgesAbstentionsApart() {
    List<Outcome> outcomes =
        List.of(
            outcome("a", true, 0.9),
            outcome("b", false, 0.1),
            new Outcome("c", true, 0.1, 1.01),
            new Outcome("d", false, 0.1, 1));

    Evaluation evaluation = Evaluation.of(outcomes, 0.5, 1);

    assertThat(evaluation.abstainedShare()).isEqualTo(0.25);
    assertThat(evaluation.all().accuracy()).isEqualTo(0.75);
    assertThat(evaluation.decided()).get().extracting(Metrics::accuracy).isEqualTo(1.0);
  }

  private static Outcome outcome(String patient, boolean isPneumonia, double probability) {
    return new Outcome(patient, isPneumonia, probability, 0);
  }
}
