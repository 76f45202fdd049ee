package org.hilum.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import org.hilum.network.FindingProbabilities;
import org.hilum.training.calibrate.Threshold;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.evaluate.FindingConfusion;
import org.hilum.training.evaluate.FindingOutcome;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.features.FeatureTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LearnedHeadTest {
  private static final HeadSettings SMALL =
      new HeadSettings(8, 0.2f, OptimizerKind.ADAMW, 1e-2f, 1e-2f, 32, 3, 15, 5, 0);

  private static LearningData data;
  private static HeadChoice choice;
  private static LearnedHead learned;

  @BeforeAll
  static void learns() {
    LabelledFeatures training = Blobs.of(600, 0.75, 1);
    data =
        new LearningData(
            training, training.features(), Blobs.of(200, 0.75, 2), Blobs.of(400, 0.75, 3));
    choice = HeadChoice.learn(data, SMALL, 10);
    learned = LearnedHead.of(choice.chosen().head(), data);
  }

  @Test
  void learnsToTellTwoCloudsApart() {
    Metrics metrics =
        Metrics.of(learned.outcomes(Blobs.of(500, 0.5, 4)), OperatingPoint.of(learned.threshold()));

    assertThat(metrics.figure("auc")).isGreaterThan(0.99);
    assertThat(metrics.figure("accuracy")).isGreaterThan(0.95);
  }

  @Test
  void choosesTheCandidateWithTheLowestLoss() {
    assertThat(choice.candidates())
        .extracting(TrainedHead::seed)
        .containsExactly(10L, 11L, 12L, 13L, 14L);
    assertThat(choice.candidates())
        .allSatisfy(
            candidate ->
                assertThat(candidate.best().validationLoss())
                    .isGreaterThanOrEqualTo(choice.chosen().best().validationLoss()));
  }

  @Test
  void keepsTheBestOfItsEpochs() {
    TrainedHead chosen = choice.chosen();

    assertThat(chosen.epochs()).hasSizeBetween(2, SMALL.maxEpochs());
    assertThat(chosen.epochs())
        .allSatisfy(
            epoch ->
                assertThat(epoch.validationLoss())
                    .isGreaterThanOrEqualTo(chosen.best().validationLoss()));
  }

  @Test
  void flagsTheAgreedShareOfStressedPneumonias() {
    Metrics stressed =
        Metrics.of(learned.outcomes(data.stressed()), OperatingPoint.of(learned.threshold()));

    assertThat(stressed.figure("sensitivity")).isGreaterThanOrEqualTo(Threshold.SENSITIVITY);
  }

  @Test
  void abstainsOnOneInTwentyKnownImagesAndOnStrangers() {
    List<Outcome> known = learned.outcomes(data.validation());
    float[][] far = new float[][] {data.validation().features().row(0).clone()};
    Arrays.setAll(new int[Blobs.FEATURES], i -> (int) (far[0][i] += i % 2 == 0 ? 3 : -3));
    LabelledFeatures stranger =
        new LabelledFeatures(FeatureTable.of(far), data.validation().images().subList(0, 1));

    long abstained = known.stream().filter(Outcome::isAbstained).count();
    assertThat((double) abstained / known.size()).isBetween(0.03, 0.06);
    assertThat(learned.outcomes(stranger).get(0).isAbstained()).isTrue();
  }

  @Test
  void tellsNoCausesUnlessItsHeadDoes() {
    assertThat(learned.subtypeTemperature()).isEmpty();
    assertThat(learned.findings(data.validation())).isEmpty();
  }

  @Test
  void calibratesAHeadThatTellsTheCauses() {
    LearningData causes = withDoubtfulCauses(Blobs.learningData());
    DenseHead pneumonia = trained(HeadTarget.PNEUMONIA, causes);
    DenseHead viral = trained(HeadTarget.VIRAL, causes);
    DenseHead joined = JoinedHeads.of(List.of(pneumonia), List.of(viral));

    LearnedHead both = LearnedHead.of(joined, causes);

    LabelledFeatures others = Blobs.ofCauses(500, 4);
    List<FindingProbabilities> findings = both.findings(others);
    List<Outcome> outcomes = both.outcomes(others);
    for (int i = 0; i < findings.size(); i++) {
      assertThat(1 - findings.get(i).normal())
          .isCloseTo(outcomes.get(i).probability(), within(1e-12));
    }
    assertThat(FindingConfusion.of(FindingOutcome.of(others.images(), findings)).figures())
        .allSatisfy((name, value) -> assertThat(value).as(name).isGreaterThan(0.8));
    assertThat(both.temperature()).isEqualTo(LearnedHead.of(pneumonia, causes).temperature());
    // The same log-odds halved want half the temperature.
    assertThat(LearnedHead.of(halved(joined), causes).subtypeTemperature().orElseThrow())
        .isCloseTo(both.subtypeTemperature().orElseThrow() / 2, withinPercentage(0.1));
  }

  @Test
  void refusesToCalibrateACauseThatNoImageShows() {
    DenseHead one = learned.head();
    DenseHead joined = JoinedHeads.of(List.of(one), List.of(one));

    // Every pneumonia of these is viral.
    assertThatThrownBy(() -> LearnedHead.of(joined, data))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("no stressed image is known to be BACTERIAL");
  }

  /** One in five stressed images looks like the other cause: so no temperature is the lowest. */
  private static LearningData withDoubtfulCauses(LearningData causes) {
    LabelledFeatures stressed = Blobs.ofCauses(400, 3);
    for (int row = 0; row < 400; row += 5) {
      stressed.features().row(row)[1] = 10 - stressed.features().row(row)[1];
    }
    return new LearningData(causes.altered(), causes.plain(), causes.validation(), stressed);
  }

  private static DenseHead trained(HeadTarget target, LearningData causes) {
    return new HeadTrainer(target, causes.altered(), causes.stressed(), SMALL).train(1).head();
  }

  /** Log-odds of viral given pneumonia: the viral logit less the bacterial one. */
  private static DenseHead halved(DenseHead head) {
    float[] viral = head.outputKernel()[1].clone();
    for (int i = 0; i < viral.length; i++) {
      viral[i] /= 2;
    }
    return new DenseHead(
        head.hiddenKernel(),
        head.hiddenBias(),
        new float[][] {head.outputKernel()[0], viral},
        new float[] {head.outputBias()[0], head.outputBias()[1] / 2});
  }

  @Test
  void givesTheSameHeadForTheSameSeed() {
    HeadTrainer trainer =
        new HeadTrainer(HeadTarget.PNEUMONIA, data.altered(), data.stressed(), SMALL);

    TrainedHead again = trainer.train(11);
    assertThat(again.epochs()).isEqualTo(choice.candidates().get(1).epochs());
    assertThat(again.head().outputKernel())
        .isEqualTo(choice.candidates().get(1).head().outputKernel());
    assertThat(trainer.train(99).epochs()).isNotEqualTo(again.epochs());
  }
}
