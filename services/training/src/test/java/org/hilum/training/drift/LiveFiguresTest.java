package org.hilum.training.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hilum.schemas.Decision.CLEAR;
import static org.hilum.schemas.Decision.FLAGGED;
import static org.hilum.schemas.Decision.INDETERMINATE;
import static org.hilum.training.drift.Live.read;
import static org.hilum.training.drift.Live.said;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFiguresTest {

  /**
   * By hand. Of the six with a label four are decided as the readers did. Their probabilities sum
   * to 3.2 and fall into three of the 15 bins: 0.9 three times with two pneumonias, 0.2 twice with
   * none, 0.1 once with one: (3 * |0.9 - 2/3| + 2 * 0.2 + 0.9) / 6 = 1/3.
   */
  @Test
  void countsWhatIsFlaggedAgreedAndExpected() {
    LiveFigures figures =
        LiveFigures.of(
            List.of(
                read(FLAGGED, 0.9, true),
                read(FLAGGED, 0.9, true),
                read(FLAGGED, 0.9, false),
                read(CLEAR, 0.2, false),
                read(CLEAR, 0.2, false),
                read(CLEAR, 0.1, true),
                said(FLAGGED, 0.7),
                said(CLEAR, 0.3)));

    assertThat(figures.cases()).isEqualTo(8);
    assertThat(figures.positiveRate()).hasValue(0.5);
    assertThat(figures.verdicts()).isEqualTo(6);
    assertThat(figures.agreement().orElseThrow()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(figures.pneumonias()).isEqualTo(3);
    assertThat(figures.observedToExpected().orElseThrow()).isCloseTo(3 / 3.2, within(1e-12));
    assertThat(figures.calibrationError().orElseThrow()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void countsAnAbstentionAsNoAgreementAndNoPositive() {
    LiveFigures figures =
        LiveFigures.of(List.of(read(INDETERMINATE, 0.9, true), read(CLEAR, 0.1, false)));

    assertThat(figures.agreement()).hasValue(0.5);
    assertThat(figures.positiveRate()).hasValue(0.0);
  }

  @Test
  void saysNothingOfWhatIsNotThere() {
    LiveFigures figures = LiveFigures.of(List.of());

    assertThat(figures.positiveRate()).isEmpty();
    assertThat(figures.agreement()).isEmpty();
    assertThat(figures.observedToExpected()).isEmpty();
    assertThat(figures.calibrationError()).isEmpty();
  }

  @Test
  void dividesByDeviceAndByWeekFromMonday() {
    ModelDrift drift =
        ModelDrift.of(
            "m/1",
            List.of(
                Live.from("cr-2", Instant.parse("2026-03-09T00:00:00Z")),
                Live.from("cr-1", Instant.parse("2026-03-08T23:59:59Z")),
                Live.from("", Instant.parse("2026-03-02T00:00:00Z")),
                Live.from("cr-1", Instant.parse("2026-03-01T23:59:59Z"))));

    assertThat(drift.groups())
        .extracting(GroupDrift::device)
        .containsExactly("all devices", "cr-1", "cr-2", "unknown device");
    assertThat(drift.groups().get(0).weeks())
        .extracting(GroupDrift.Week::begins)
        .containsExactly(
            LocalDate.of(2026, 2, 23), LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9));
    assertThat(drift.groups().get(0).weeks().get(1).figures().cases()).isEqualTo(2);
    assertThat(drift.groups().get(1).figures().cases()).isEqualTo(2);
    assertThat(drift.groups().get(0).shift().significance())
        .isCloseTo(PopulationShift.SIGNIFICANCE / 8, within(1e-12));
  }
}
