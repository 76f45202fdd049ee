package org.hilum.training.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.train.Blobs;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearningData;
import org.hilum.training.train.OptimizerKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PooledSystemsTest {
  private static final LearningData LEARNING = Blobs.learningData();
  private static final LabelledFeatures TEST = Blobs.ofCauses(300, 4);
  private static final HeadSettings SMALL =
      new HeadSettings(8, 0.2f, OptimizerKind.ADAMW, 1e-2f, 1e-2f, 32, 3, 10, 5);

  static Stream<StudySystem> systems() {
    return Stream.of(
        new ThreeClassHead(LEARNING, TEST, SMALL),
        ClassicalSystem.supportVectorMachine(LEARNING, TEST),
        ClassicalSystem.logisticRegression(LEARNING, TEST));
  }

  @ParameterizedTest
  @MethodSource("systems")
  void tellsPneumoniaFromNormal(StudySystem system) {
    StudyRun run = system.run(1);

    double[] logits = run.logits(StudySet.TEST);
    List<Outcome> outcomes =
        Stream.iterate(0, i -> i + 1)
            .limit(logits.length)
            .map(
                i ->
                    new Outcome(
                        TEST.images().get(i).patient(),
                        TEST.images().get(i).isPneumonia(),
                        logits[i],
                        1 / (1 + Math.exp(-logits[i])),
                        0))
            .toList();
    Metrics metrics = Metrics.of(outcomes, OperatingPoint.of(0.5));
    assertThat(metrics.figure("auc")).isGreaterThan(0.99);
    assertThat(metrics.figure("accuracy")).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void answersForEverySetAndRepeatsItself(StudySystem system) {
    StudyRun run = system.run(2);

    int columns = system instanceof ThreeClassHead ? 3 : 1;
    assertThat(run.answers().get(StudySet.VALIDATION)).hasDimensions(200, columns);
    assertThat(run.answers().get(StudySet.STRESSED)).hasDimensions(400, columns);
    assertThat(run.answers().get(StudySet.TEST)).hasDimensions(300, columns);
    assertThat(run.system()).isEqualTo(system.name()).matches("[a-z0-9-]+");
    assertThat(run.trainedParameters()).isPositive();
    assertThat(system.run(2).answers().get(StudySet.TEST))
        .isDeepEqualTo(run.answers().get(StudySet.TEST));
  }
}
