package org.hilum.training.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hilum.training.drift.Live.unlike;

import org.hilum.training.drift.PopulationShift.Alarm;
import org.junit.jupiter.api.Test;

class PopulationShiftTest {

  @Test
  void findsMoreImagesBeyondTheLimitThanItLetsExpect() {
    PopulationShift shift = PopulationShift.of(unlike(200, n -> n < 60 ? 1.2 : 0.4), 1);

    assertThat(shift.unlikeShare()).isEqualTo(0.3);
    assertThat(shift.alarms()).containsExactly(Alarm.UNLIKE_TRAINING);
    assertThat(shift.fromBefore()).isEmpty();
  }

  @Test
  void isQuietWhereAsManyLieBeyondTheLimitAsOnTheImagesThatSetIt() {
    PopulationShift shift = PopulationShift.of(unlike(200, n -> n < 10 ? 1.2 : 0.4), 1);

    assertThat(shift.fromTraining().orElseThrow()).isCloseTo(0.5452901913191844, within(1e-9));
    assertThat(shift.alarms()).isEmpty();
  }

  @Test
  void isQuietWhileThereAreTooFewHoweverUnlikeTheyAre() {
    PopulationShift shift = PopulationShift.of(unlike(199, n -> 9), 1);

    assertThat(shift.cases()).isEqualTo(199);
    assertThat(shift.unlikeShare()).isOne();
    assertThat(shift.fromTraining()).isEmpty();
    assertThat(shift.alarms()).isEmpty();
    assertThat(PopulationShift.of(unlike(0, n -> 9), 1).alarms()).isEmpty();
  }

  @Test
  void findsThatTheLastImagesDifferFromThoseBefore() {
    PopulationShift shift =
        PopulationShift.of(unlike(500, n -> n < 200 ? 0.5 + n / 500.0 : (n - 200) / 400.0), 1);

    assertThat(shift.distance().orElseThrow()).isGreaterThan(0.5);
    assertThat(shift.alarms()).containsExactly(Alarm.UNLIKE_BEFORE);
  }

  @Test
  void isQuietWhereNothingHasChanged() {
    PopulationShift shift = PopulationShift.of(unlike(600, n -> n % 50 / 60.0), 1);

    assertThat(shift.fromBefore().orElseThrow()).isGreaterThan(0.5);
    assertThat(shift.alarms()).isEmpty();
  }

  @Test
  void comparesWithNothingBeforeWhileThatIsTooLittle() {
    PopulationShift shift = PopulationShift.of(unlike(399, n -> n < 200 ? 0.9 : 0.1), 1);

    assertThat(shift.fromBefore()).isEmpty();
    assertThat(shift.alarms()).isEmpty();
  }

  /** With 20 of 200 beyond the limit the probability is 0.0027. */
  @Test
  void asksForMoreWhereMoreGroupsAreTested() {
    assertThat(PopulationShift.of(unlike(200, n -> n < 20 ? 1.2 : 0.4), 1).alarms())
        .containsExactly(Alarm.UNLIKE_TRAINING);
    assertThat(PopulationShift.of(unlike(200, n -> n < 20 ? 1.2 : 0.4), 2).alarms()).isEmpty();
  }
}
