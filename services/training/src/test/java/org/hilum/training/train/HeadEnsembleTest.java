package org.hilum.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hilum.network.layers.Head;
import org.hilum.training.calibrate.Temperature;
import org.hilum.training.evaluate.FindingConfusion;
import org.hilum.training.evaluate.FindingOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HeadEnsembleTest {
  private static final HeadSettings SMALL =
      new HeadSettings(8, 0.2f, OptimizerKind.ADAMW, 1e-2f, 1e-2f, 32, 3, 8, 8, 0);

  private static final LearningData CAUSES = Blobs.learningData();

  private static HeadEnsemble ensemble;

  @BeforeAll
  static void learns() {
    ensemble = HeadEnsemble.ofPneumonia(CAUSES, SMALL, 4).withCauses(CAUSES, SMALL, 4);
  }

  @Test
  void hasAMemberOfEachOutputForEachSeed() {
    assertThat(ensemble.pneumonia())
        .extracting(TrainedHead::seed)
        .containsExactly(4L, 5L, 6L, 7L, 8L);
    assertThat(ensemble.viral()).extracting(TrainedHead::seed).containsExactly(4L, 5L, 6L, 7L, 8L);
    assertThat(ensemble.joined().layers()).isEqualTo(new Head(Blobs.FEATURES, 10 * 8, 2));
  }

  @Test
  void tellsPneumoniaAndItsCauses() {
    LabelledFeatures others = Blobs.ofCauses(500, 4);
    LearnedHead learned = LearnedHead.of(ensemble.joined(), CAUSES);

    assertThat(
            FindingConfusion.of(FindingOutcome.of(others.images(), learned.findings(others)))
                .figures())
        .allSatisfy((name, value) -> assertThat(value).as(name).isGreaterThan(0.9));
  }

  @Test
  void tellsNoCausesThatTheDataDoNotKnow() {
    // Every pneumonia of these is viral.
    LabelledFeatures stressed = Blobs.of(200, 0.5, 3);
    LearningData half =
        new LearningData(CAUSES.altered(), CAUSES.plain(), CAUSES.validation(), stressed);

    HeadEnsemble alone = HeadEnsemble.ofPneumonia(half, SMALL, 4).withCauses(half, SMALL, 4);

    assertThat(alone.viral()).isEmpty();
    assertThat(alone.joined().layers()).isEqualTo(new Head(Blobs.FEATURES, 5 * 8, 1));
  }

  @Test
  void isJudgedByTheLossThatItHasOnceCalibrated() {
    LabelledFeatures images = CAUSES.stressed();
    double temperature = LearnedHead.of(ensemble.joined(), CAUSES).temperature();
    double[] logits = ensemble.joined().logits(images.features());

    assertThat(ensemble.calibratedLoss(images))
        .isCloseTo(Temperature.loss(logits, images.isPneumonia(), temperature), within(1e-12))
        .isLessThan(Temperature.loss(logits, images.isPneumonia(), 1));
  }
}
