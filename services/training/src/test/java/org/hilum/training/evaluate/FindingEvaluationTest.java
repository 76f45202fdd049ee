package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hilum.training.data.Finding.BACTERIAL;
import static org.hilum.training.data.Finding.NORMAL;
import static org.hilum.training.data.Finding.VIRAL;

import java.util.List;
import org.hilum.network.FindingProbabilities;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingEvaluationTest {
  private static final List<FindingOutcome> OUTCOMES =
      List.of(
          new FindingOutcome("a", NORMAL, NORMAL),
          new FindingOutcome("b", NORMAL, NORMAL),
          new FindingOutcome("c", BACTERIAL, BACTERIAL),
          new FindingOutcome("d", BACTERIAL, VIRAL),
          new FindingOutcome("e", BACTERIAL, BACTERIAL),
          new FindingOutcome("f", VIRAL, VIRAL),
          new FindingOutcome("g", VIRAL, NORMAL));

  @Test
  void givesEachFigureAnInterval() {
    FindingEvaluation evaluation = FindingEvaluation.of(OUTCOMES, 1).orElseThrow();

    assertThat(evaluation.images()).isEqualTo(7);
    assertThat(evaluation.figures()).isEqualTo(evaluation.confusion().figures());
    assertThat(evaluation.intervals()).containsOnlyKeys(evaluation.figures().keySet());
    assertThat(evaluation.intervals())
        .allSatisfy(
            (name, interval) ->
                assertThat(evaluation.figures().get(name))
                    .as(name)
                    .isBetween(interval.low(), interval.high()));
    // Whoever is drawn, no normal image was called anything else.
    assertThat(evaluation.intervals().get("recall.normal")).isEqualTo(new Interval(1, 1));
    assertThat(evaluation.intervals().get("accuracy").low()).isLessThan(5 / 7.0);
    assertThat(evaluation.confusion().count(BACTERIAL, VIRAL)).isEqualTo(1);
    assertThat(evaluation.confusion().count(VIRAL, BACTERIAL)).isZero();
  }

  @Test
  void judgesNothingWhereNoImageShowsAClass() {
    assertThat(FindingEvaluation.of(OUTCOMES.subList(0, 5), 1)).isEmpty();
    assertThat(FindingEvaluation.of(List.of(), 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.49, 0.99, NORMAL",
    "0.50, 0.51, VIRAL",
    "0.55, 0.5, BACTERIAL",
    "0.55, 0.49, BACTERIAL",
    "1, 1, VIRAL"
  })
  void neverContradictsTheBinaryAnswer(double pneumonia, double viral, Finding said) {
    FindingProbabilities probabilities = FindingProbabilities.of(pneumonia, viral);

    assertThat(FindingOutcome.said(probabilities)).isEqualTo(said);
    assertThat(probabilities.normal() + probabilities.bacterial() + probabilities.viral())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void leavesOutImagesOfUnknownCause() {
    List<LabelledImage> images =
        List.of(
            Images.named(Label.PNEUMONIA, "chest.png"),
            Images.named(Label.PNEUMONIA, "person1_virus_1.jpeg"),
            Images.named(Label.NORMAL, "IM-0001-0001.jpeg"));
    List<FindingProbabilities> said =
        List.of(
            FindingProbabilities.of(0.9, 0.9),
            FindingProbabilities.of(0.9, 0.1),
            FindingProbabilities.of(0.2, 0.9));

    assertThat(FindingOutcome.of(images, said))
        .containsExactly(
            new FindingOutcome("person1", VIRAL, BACTERIAL),
            new FindingOutcome("IM-0001", NORMAL, NORMAL));
  }
}
