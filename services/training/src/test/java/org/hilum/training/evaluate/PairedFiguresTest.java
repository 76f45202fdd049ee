package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.hilum.training.data.ColumnValues;
import org.junit.jupiter.api.Test;

class PairedFiguresTest {
  private static final OperatingPoint HALF = OperatingPoint.of(0.5);
  private static final List<Outcome> FIRST =
      List.of(
          Said.of("a", true, 0.9),
          Said.of("b", true, 0.4),
          Said.of("c", false, 0.2),
          Said.of("d", false, 0.6));
  private static final List<Outcome> SECOND =
      List.of(
          Said.of("a", true, 0.9),
          Said.of("b", true, 0.7),
          Said.of("c", false, 0.2),
          Said.of("d", false, 0.6));

  @Test
  void givesFirstLessSecondAsAComparisonDoes() {
    PairedFigures figures = figures();
    Comparison comparison = Comparison.of(FIRST, HALF, SECOND, HALF, 1);

    assertThat(figures.first("auc")).isEqualTo(0.75);
    assertThat(figures.second("auc")).isEqualTo(1);
    assertThat(figures.difference("sensitivity")).isEqualTo(-0.5);
    assertThat(figures.differenceInterval("auc")).isEqualTo(comparison.intervals().get("auc"));
    assertThat(figures.differenceInterval("sensitivity"))
        .isEqualTo(comparison.intervals().get("sensitivity"));
    assertThat(figures.secondInterval("sensitivity")).isEqualTo(new Interval(1, 1));
  }

  @Test
  void givesTheLowerEndOfAOneSidedInterval() {
    PairedFigures figures = figures();

    // The difference is b's share of the pneumonias: all of them in more than a quarter of the
    // resamples, half in the middle.
    assertThat(figures.leastDifference("sensitivity", 0.95)).isEqualTo(-1);
    assertThat(figures.leastDifference("sensitivity", 0.5)).isEqualTo(-0.5);
    assertThat(figures.leastDifference("sensitivity", 0.975))
        .isEqualTo(figures.differenceInterval("sensitivity").low());
  }

  @Test
  void takesQuantilesOfWhatItWasGiven() {
    Distribution hundred =
        new Distribution(IntStream.rangeClosed(0, 100).mapToDouble(i -> 100 - i).toArray());

    assertThat(hundred.quantile(0.05)).isEqualTo(5);
    assertThat(hundred.quantile(1)).isEqualTo(100);
    // The nearest of the values, the upper one half way.
    assertThat(hundred.interval()).isEqualTo(new Interval(3, 98));
  }

  @Test
  void findsTheDropOfEachClassInEachGroup() {
    List<Outcome> champion =
        List.of(
            Said.of("a", true, 0.9),
            Said.of("b", true, 0.9),
            Said.of("b", true, 0.9),
            Said.of("c", false, 0.6),
            Said.of("d", true, 0.9));
    List<Outcome> candidate =
        List.of(
            Said.of("a", true, 0.9),
            Said.of("b", true, 0.5),
            Said.of("b", true, 0.4),
            Said.of("c", false, 0.1),
            Said.of("d", true, 0.1));
    ColumnValues views = new ColumnValues("view", List.of("AP", "AP", "AP", "AP", "PA"));

    List<GroupDrop> drops =
        GroupDrop.of(candidate, OperatingPoint.of(0.5), champion, HALF, views, 1, 1);

    assertThat(drops).extracting(GroupDrop::value).containsExactly("AP", "AP", "PA");
    GroupDrop sensitivity = drops.get(0);
    assertThat(sensitivity.figure()).isEqualTo("sensitivity");
    assertThat(sensitivity.cases()).isEqualTo(3);
    assertThat(sensitivity.drop()).isCloseTo(1 / 3.0, within(1e-12));
    // All of a alone, or all of b alone.
    assertThat(sensitivity.interval()).hasValue(new Interval(0, 0.5));
    assertThat(drops.get(1).drop()).isEqualTo(-1);
    assertThat(drops.get(1).interval()).isEmpty();
    assertThat(drops.get(2).drop()).isEqualTo(1);
  }

  @Test
  void judgesNoGroupWithTooFewCases() {
    ColumnValues views = new ColumnValues("view", List.of("AP", "AP", "AP", "PA"));

    assertThat(GroupDrop.of(FIRST, HALF, SECOND, HALF, views, 2, 1))
        .extracting(drop -> drop.value() + " " + drop.figure())
        .containsExactly("AP sensitivity");
  }

  @Test
  void refusesOutcomesOfDifferentImages() {
    assertThatThrownBy(() -> PairedOutcome.of(FIRST, SECOND.subList(0, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the other 3");
  }

  private static PairedFigures figures() {
    return PairedFigures.of(FIRST, HALF, SECOND, HALF, List.of("auc", "sensitivity"), 1);
  }
}
