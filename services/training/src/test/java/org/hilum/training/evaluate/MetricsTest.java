package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
  /** Six images; the values beside were worked out by hand. */
  private static final List<Outcome> SIX =
      List.of(
          Said.of("a", true, 0.9),
          Said.of("b", true, 0.8),
          Said.of("c", true, 0.3),
          Said.of("d", false, 0.8),
          Said.of("e", false, 0.2),
          Said.of("f", false, 0.1));

  @Test
  void countsWhatIsFlaggedAtTheThresholdOrAbove() {
    Metrics metrics = Metrics.of(SIX, OperatingPoint.of(0.8));

    assertThat(metrics.confusion()).isEqualTo(new Confusion(2, 2, 1, 1));
    assertThat(metrics.figure("accuracy")).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(metrics.figure("sensitivity")).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(metrics.figure("specificity")).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void measuresLossAndBrier() {
    Metrics metrics =
        Metrics.of(
            List.of(Said.of("a", true, 0.9), Said.of("b", false, 0.5)), OperatingPoint.of(0.5));

    assertThat(metrics.figure("loss"))
        .isCloseTo((-Math.log(0.9) - Math.log(0.5)) / 2, within(1e-12));
    assertThat(metrics.figure("brier")).isCloseTo((0.01 + 0.25) / 2, within(1e-12));
  }

  @Test
  void measuresCalibrationBeforeAndAfterTheTemperature() {
    // Temperature 2: a logit of ln 9 is 9/10 before and 3/4 after; a logit of 0 is 1/2 both times.
    List<Outcome> two =
        List.of(new Outcome("a", true, Math.log(9), 0.75, 0), new Outcome("b", false, 0, 0.5, 0));

    Metrics metrics = Metrics.of(two, OperatingPoint.of(0.5));
    // Each image fills a bin of its own: |0.75 - 1| and |0.5 - 0|, each half.
    assertThat(metrics.figure("ece")).isCloseTo(0.375, within(1e-12));
    assertThat(metrics.figure("ece_before_temperature")).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void namesEachFigureThatHasAnInterval() {
    Evaluation evaluation = Evaluation.of(SIX, new OperatingPoint(0.5, 7), 1);

    assertThat(evaluation.all().figures())
        .containsOnlyKeys(
            "auc",
            "average_precision",
            "accuracy",
            "sensitivity",
            "specificity",
            "loss",
            "brier",
            "ece",
            "ece_before_temperature",
            "normal.precision",
            "normal.recall",
            "normal.f1",
            "pneumonia.precision",
            "pneumonia.recall",
            "pneumonia.f1",
            "macro.precision",
            "macro.recall",
            "macro.f1",
            "weighted.precision",
            "weighted.recall",
            "weighted.f1",
            "specificity_at_sensitivity.95",
            "specificity_at_sensitivity.98",
            "ppv.5",
            "ppv.20",
            "ppv.60",
            "cost_per_image.7");
    assertThat(evaluation.allIntervals()).containsOnlyKeys(evaluation.all().figures().keySet());
  }

  @Test
  void refusesOneClassAlone() {
    assertThatThrownBy(() -> Metrics.of(List.of(Said.of("a", true, 0.9)), OperatingPoint.of(0.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAFigureThatThereIsNot() {
    assertThatThrownBy(() -> Metrics.of(SIX, OperatingPoint.of(0.5)).figure("beauty"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("beauty");
  }

  @Test
  void bootstrapsTheSameIntervalsFromTheSameSeed() {
    Evaluation evaluation = Evaluation.of(SIX, OperatingPoint.of(0.5), 3);

    assertThat(Evaluation.of(SIX, OperatingPoint.of(0.5), 3)).isEqualTo(evaluation);
    Interval accuracy = evaluation.allIntervals().get("accuracy");
    assertThat(accuracy.low()).isLessThan(4 / 6.0);
    assertThat(accuracy.high()).isEqualTo(1);
  }

  @Test
  void drawsPatientsNotImages() {
    List<Outcome> onePatient =
        List.of(Said.of("a", true, 0.9), Said.of("a", false, 0.8), Said.of("a", true, 0.1));

    Evaluation evaluation = Evaluation.of(onePatient, OperatingPoint.of(0.5), 3);
    assertThat(evaluation.allIntervals().get("accuracy")).isEqualTo(new Interval(1 / 3.0, 1 / 3.0));
  }

  @Test
  void judgesAbstentionsApart() {
    List<Outcome> outcomes =
        List.of(
            Said.of("a", true, 0.9),
            Said.of("b", false, 0.1),
            new Outcome("c", true, -2, 0.1, 1.01),
            new Outcome("d", false, -2, 0.1, 1));

    Evaluation evaluation = Evaluation.of(outcomes, OperatingPoint.of(0.5), 1);

    assertThat(evaluation.abstainedShare()).isEqualTo(0.25);
    assertThat(evaluation.all().figure("accuracy")).isEqualTo(0.75);
    assertThat(evaluation.decided())
        .hasValueSatisfying(decided -> assertThat(decided.figure("accuracy")).isEqualTo(1));
  }
}
