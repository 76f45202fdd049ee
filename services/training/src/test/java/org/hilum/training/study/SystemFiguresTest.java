package org.hilum.training.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hilum.training.study.Invented.logits;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.FindingConfusion;
import org.hilum.training.evaluate.Interval;
import org.junit.jupiter.api.Test;

class SystemFiguresTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** Two normal images, a bacterial and a viral pneumonia, each of a patient of its own. */
  private static final List<LabelledImage> FOUR =
      List.of(
          Images.named(Label.NORMAL, "IM-0001-0001.jpeg"),
          Images.named(Label.NORMAL, "IM-0002-0001.jpeg"),
          Images.named(Label.PNEUMONIA, "person1_bacteria_1.jpeg"),
          Images.named(Label.PNEUMONIA, "person2_virus_2.jpeg"));

  private static final Map<StudySet, List<LabelledImage>> IMAGES =
      Map.of(StudySet.VALIDATION, FOUR, StudySet.STRESSED, FOUR, StudySet.TEST, FOUR);

  /** The lower pneumonia has a logit of -1: there the operating point lies. */
  private static final double[][] STRESSED = logits(-2, 0.5, -1, 2);

  @Test
  void averagesEachSeedsFiguresAtAHalf() {
    SystemFigures figures =
        of(
            Invented.run("a", 1, STRESSED, logits(-1, 1, -0.5, 3)),
            Invented.run("a", 2, STRESSED, logits(-1, -2, -0.5, 3)));

    // Right are two of four images, then three.
    assertThat(figures.atHalf().get("accuracy").bySeed()).containsExactly(0.5, 0.75);
    assertThat(figures.atHalf().get("accuracy").mean()).isCloseTo(0.625, EXACT);
    assertThat(figures.atHalf().get("accuracy").deviation().orElseThrow())
        .isCloseTo(Math.sqrt(2) / 8, EXACT);
    assertThat(figures.atHalf().get("confusion.fp").bySeed()).containsExactly(1.0, 0.0);
    assertThat(figures.atHalf().get("confusion.fn").mean()).isEqualTo(1);
    assertThat(figures.atHalf().get("sensitivity").mean()).isEqualTo(0.5);
  }

  @Test
  void flagsAtTheThresholdOfTheStressedImages() {
    SystemFigures figures = of(Invented.run("a", 1, STRESSED, logits(-1.5, 1, -0.5, 3)));

    // A logit of -0.5 lies above that of the lower stressed pneumonia, and below even odds.
    assertThat(figures.own().get("sensitivity").mean()).isEqualTo(1);
    assertThat(figures.atHalf().get("sensitivity").mean()).isEqualTo(0.5);
    assertThat(figures.own().get("specificity").mean()).isEqualTo(0.5);
    JudgedRun run = figures.runs().get(0);
    assertThat(run.threshold()).isCloseTo(1 / (1 + Math.exp(1 / run.temperature())), EXACT);
  }

  @Test
  void choosesNothingOnTheTestImages() {
    JudgedRun one = of(Invented.run("a", 1, STRESSED, logits(-1, 1, -0.5, 3))).runs().get(0);
    JudgedRun other = of(Invented.run("a", 1, STRESSED, logits(9, 9, -9, -9))).runs().get(0);

    assertThat(other.temperature()).isEqualTo(one.temperature());
    assertThat(other.threshold()).isEqualTo(one.threshold());
    assertThat(other.stressedLoss()).isEqualTo(one.stressedLoss());
  }

  @Test
  void drawsTheSeedsPatientsTogether() {
    // Every image is wrong with exactly one of the two seeds, so no draw of patients matters.
    SystemFigures figures =
        of(
            Invented.run("a", 1, STRESSED, logits(-1, 1, -1, 1)),
            Invented.run("a", 2, STRESSED, logits(1, -1, 1, -1)));

    assertThat(figures.atHalf().get("accuracy").interval()).isEqualTo(new Interval(0.5, 0.5));
  }

  @Test
  void addsBothKindsOfPneumonia() {
    double[][] three = {{2, 0, 0}, {0, 1, -1}, {0, 0, 0}, {1, 1, 1 + Math.log(3)}};

    JudgedRun run = of(Invented.run("a", 1, STRESSED, three)).runs().get(0);

    // The odds are sums over the pneumonias: 2 / e^2, e + 1/e, 2 and 1 + 3, each to 1.
    assertThat(run.test().get(0).logit()).isCloseTo(Math.log(2) - 2, EXACT);
    assertThat(run.test().get(1).logit()).isCloseTo(Math.log(Math.E + 1 / Math.E), EXACT);
    assertThat(run.test().get(2).logit()).isCloseTo(Math.log(2), EXACT);
    assertThat(run.test().get(3).logit()).isCloseTo(Math.log(4), EXACT);
  }

  @Test
  void tellsThreeClassesApart() {
    double[][] three = {{2, 0, 0}, {0, 1, -1}, {0, 3, 0}, {0, 2, 1}};

    SystemFigures figures = of(Invented.run("a", 1, STRESSED, three));

    // Normal, then a normal image called bacterial, bacterial, and a virus called bacterial.
    assertThat(figures.confusions())
        .containsExactly(
            new FindingConfusion(List.of(List.of(1, 1, 0), List.of(0, 1, 0), List.of(0, 1, 0))));
    assertThat(figures.threeClass().get("three_class.accuracy").mean()).isEqualTo(0.5);
    assertThat(figures.threeClass().get("three_class.recall.normal").mean()).isEqualTo(0.5);
    assertThat(figures.threeClass().get("three_class.recall.bacterial").mean()).isEqualTo(1);
    assertThat(figures.threeClass().get("three_class.recall.viral").mean()).isZero();
  }

  @Test
  void hasNothingToSayOfThreeClassesWithOneColumn() {
    SystemFigures figures = of(Invented.run("a", 1, STRESSED, logits(-1, 1, -0.5, 3)));

    assertThat(figures.threeClass()).isEmpty();
    assertThat(figures.confusions()).isEmpty();
  }

  @Test
  void refusesAnswersOfTwoColumns() {
    double[][] two = {{0, 1}, {0, 1}, {0, 1}, {0, 1}};

    assertThatThrownBy(() -> Invented.run("a", 7, two, logits(0, 0, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seed 7 of a")
        .hasMessageContaining("2 columns");
  }

  @Test
  void choosesTheBestSystemByStressedImagesAlone() {
    StudyRun sure = Invented.run("sure", 1, logits(-4, -4, 4, 4), logits(1, 1, -1, -1));
    StudyRun unsure = Invented.run("unsure", 1, STRESSED, logits(-4, -4, 4, 4));

    StudyFigures figures =
        StudyFigures.of(
            new StudyResults(
                List.of(
                    Invented.system("unsure", "Unsure"),
                    Invented.system("never-run", "Never run"),
                    Invented.system("sure", "Sure")),
                List.of(sure, unsure),
                IMAGES));

    assertThat(figures.best().name()).isEqualTo("sure");
    assertThat(figures.systems()).extracting(SystemFigures::name).containsExactly("unsure", "sure");
    assertThat(figures.published()).isEmpty();
  }

  private static SystemFigures of(StudyRun... runs) {
    return SystemFigures.of("a", "A", List.of(runs), IMAGES);
  }
}
