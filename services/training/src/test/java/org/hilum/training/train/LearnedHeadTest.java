package org.hilum.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.hilum.training.calibrate.Threshold;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.features.FeatureTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LearnedHeadTest {
  private static final HeadSettings SMALL =
      new HeadSettings(8, 0.2f, OptimizerKind.ADAMW, 1e-2f, 1e-2f, 32, 3, 15, 5);

  private static LearningData data;
  private static LearnedHead learned;

  @BeforeAll
  static void learns() {
    LabelledFeatures training = Blobs.of(600, 0.75, 1);
    data =
        new LearningData(
            training, training.features(), Blobs.of(200, 0.75, 2), Blobs.of(400, 0.75, 3));
    learned = LearnedHead.learn(data, SMALL, 10);
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
    assertThat(learned.candidates())
        .extracting(TrainedHead::seed)
        .containsExactly(10L, 11L, 12L, 13L, 14L);
    assertThat(learned.candidates())
        .allSatisfy(
            candidate ->
                assertThat(candidate.best().validationLoss())
                    .isGreaterThanOrEqualTo(learned.chosen().best().validationLoss()));
  }

  @Test
  void keepsTheBestOfItsEpochs() {
    TrainedHead chosen = learned.chosen();

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
  void givesTheSameHeadForTheSameSeed() {
    HeadTrainer trainer =
        new HeadTrainer(HeadTarget.PNEUMONIA, data.altered(), data.stressed(), SMALL);

    TrainedHead again = trainer.train(11);
    assertThat(again.epochs()).isEqualTo(learned.candidates().get(1).epochs());
    assertThat(again.head().outputKernel())
        .isEqualTo(learned.candidates().get(1).head().outputKernel());
    assertThat(trainer.train(99).epochs()).isNotEqualTo(again.epochs());
  }
}
