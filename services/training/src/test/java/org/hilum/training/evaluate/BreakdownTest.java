package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hilum.training.data.ColumnValues;
import org.junit.jupiter.api.Test;

class BreakdownTest {
  private static final List<Outcome> OUTCOMES =
      List.of(
          Said.of("a", true, 0.9),
          Said.of("b", true, 0.4),
          Said.of("c", true, 0.8),
          Said.of("d", false, 0.6),
          Said.of("d", false, 0.2),
          Said.of("e", false, 0.1));

  @Test
  void judgesEachValueApart() {
    Breakdown breakdown = by("AP", "AP", "PA", "PA", "PA", "AP");

    assertThat(breakdown.column()).isEqualTo("view");
    assertThat(breakdown.groups()).extracting(Breakdown.Group::value).containsExactly("AP", "PA");
    assertThat(breakdown.groups())
        .extracting(Breakdown.Group::confusion)
        .containsExactly(new Confusion(1, 1, 0, 1), new Confusion(1, 1, 1, 0));
    assertThat(breakdown.groups().get(0).figures())
        .isEqualTo(Map.of("accuracy", 2 / 3.0, "sensitivity", 0.5, "specificity", 1.0));
    assertThat(breakdown.groups().get(0).intervals().get("sensitivity"))
        .isEqualTo(new Interval(0, 1));
  }

  @Test
  void saysOnlyWhatOneClassTells() {
    Breakdown breakdown = by("bacteria", "bacteria", "virus", "normal", "normal", "normal");

    assertThat(breakdown.groups())
        .extracting(Breakdown.Group::figures)
        .containsExactly(
            Map.of("accuracy", 0.5, "sensitivity", 0.5),
            Map.of("accuracy", 2 / 3.0, "specificity", 2 / 3.0),
            Map.of("accuracy", 1.0, "sensitivity", 1.0));
  }

  @Test
  void givesNoIntervalToOnePatient() {
    Breakdown breakdown = by("x", "x", "x", "one", "one", "x");

    assertThat(breakdown.groups().get(0).value()).isEqualTo("one");
    assertThat(breakdown.groups().get(0).intervals()).isEmpty();
    assertThat(breakdown.groups().get(1).intervals()).isNotEmpty();
  }

  private static Breakdown by(String... values) {
    return Breakdown.of(
        new ColumnValues("view", List.of(values)), OUTCOMES, OperatingPoint.of(0.5), 1);
  }
}
