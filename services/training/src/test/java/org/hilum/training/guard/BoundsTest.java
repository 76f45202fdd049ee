package org.hilum.training.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.hilum.training.drift.LiveFigures;
import org.hilum.training.gate.Criterion;
import org.hilum.training.gate.Finding;
import org.hilum.training.gate.PromotionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
  private static final LiveFigures NONE = flagged(0, 0);
  private static final Bounds BOUNDS =
      new Bounds(new PromotionPolicy.Guards(100, 0.15, 50, 0.8, 0.2));

  /** The limit itself is allowed. */
  @ParameterizedTest
  @CsvSource({
    "30, 30, true",
    "45, 30, true",
    "46, 30, false",
    "15, 30, true",
    "14, 30, false",
    "0, 100, false"
  })
  void letsThePositiveRateChangeOnlySoMuch(int now, int then, boolean holds) {
    List<Finding> findings = BOUNDS.judge(flagged(now, 100), flagged(then, 100), NONE);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).criterion()).isEqualTo(Criterion.GUARD_POSITIVE_RATE);
    assertThat(findings.get(0).value()).isCloseTo(Math.abs(now - then) / 100.0, within(1e-12));
    assertThat(findings.get(0).holds()).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"50, true", "40, true", "39, false", "0, false"})
  void asksForAgreementWithReaders(int agreed, boolean holds) {
    List<Finding> findings = BOUNDS.judge(NONE, NONE, read(50, agreed, 0.1));

    assertThat(of(findings, Criterion.GUARD_AGREEMENT).holds()).isEqualTo(holds);
    assertThat(of(findings, Criterion.GUARD_CALIBRATION).holds()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.0, true", "0.2, true", "0.21, false"})
  void asksForProbabilitiesThatComeTrue(double error, boolean holds) {
    List<Finding> findings = BOUNDS.judge(NONE, NONE, read(50, 50, error));

    assertThat(of(findings, Criterion.GUARD_CALIBRATION).holds()).isEqualTo(holds);
    assertThat(of(findings, Criterion.GUARD_AGREEMENT).holds()).isTrue();
  }

  @Test
  void saysNothingWithoutEnoughCasesHoweverBadTheyAre() {
    assertThat(BOUNDS.judge(flagged(99, 99), flagged(0, 100), NONE)).isEmpty();
    assertThat(BOUNDS.judge(flagged(100, 100), flagged(0, 99), NONE)).isEmpty();
    assertThat(BOUNDS.judge(NONE, NONE, read(49, 0, 0.9))).isEmpty();
  }

  @Test
  void saysWhatItSaw() {
    Finding finding = BOUNDS.judge(flagged(60, 100), flagged(30, 100), NONE).get(0);

    assertThat(finding.reason())
        .isEqualTo(
            "change of the positive rate, 0.6000 of the last 100 live images, 0.3000 of the last"
                + " 100 of the champion before: 0.3000, must be at most 0.1500");
  }

  private static Finding of(List<Finding> findings, Criterion criterion) {
    return findings.stream()
        .filter(finding -> finding.criterion() == criterion)
        .findFirst()
        .orElseThrow();
  }

  private static LiveFigures flagged(int flagged, int cases) {
    return new LiveFigures(cases, flagged, 0, 0, 0, 0, 0, Optional.empty());
  }

  private static LiveFigures read(int verdicts, int agreed, double error) {
    return new LiveFigures(verdicts, 0, 0, verdicts, agreed, 0, 0, Optional.of(error));
  }
}
