package org.hilum.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.gate.Judged;
import org.junit.jupiter.api.Test;

class YearResultTest {
  @Test
  void onlyAWorsePromotionCountsAsOne() {
    YearResult year =
        year(
            turn(Turn.Kind.PROMOTED, false),
            turn(Turn.Kind.PROMOTED, true),
            turn(Turn.Kind.REFUSED_OFFLINE, true),
            turn(Turn.Kind.REFUSED_ON_TRIAL, true));

    assertThat(year.promotions()).isEqualTo(2);
    assertThat(year.refusals()).isEqualTo(2);
    assertThat(year.worsePromotions()).isEqualTo(1);
  }

  private static YearResult year(Turn... turns) {
    return new YearResult(
        Scenario.NOISE,
        List.of(new WeekFigures(1, 0.9, 0.1, 0.9, 0.9)),
        List.of(turns),
        0,
        0,
        0,
        new Judged(List.of(), OperatingPoint.of(0.5)));
  }

  private static Turn turn(Turn.Kind kind, boolean isWorse) {
    return new Turn(1, kind, 0.9, 0.9, isWorse, List.of());
  }
}
