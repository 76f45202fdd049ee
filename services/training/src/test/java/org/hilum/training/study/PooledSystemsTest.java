package org.hilum.training.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hilum.network.weights.Weights;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.train.Blobs;
import org.hilum.training.train.DenseHead;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearningData;
import org.hilum.training.train.OptimizerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PooledSystemsTest {
  private static final LearningData LEARNING = Blobs.learningData();
  private static final LabelledFeatures TEST = Blobs.ofCauses(300, 4);
  private static final StudyFeatures FEATURES =
      new StudyFeatures(
          LEARNING.altered(),
          Map.of(
              StudySet.VALIDATION,
              LEARNING.validation(),
              StudySet.STRESSED,
              LEARNING.stressed(),
              StudySet.TEST,
              TEST));
  private static final HeadSettings SMALL =
      new HeadSettings(8, 0.2f, OptimizerKind.ADAMW, 1e-2f, 1e-2f, 32, 3, 10, 5, 0);

  @TempDir static Path folder;

  static Stream<StudySystem> systems() {
    return Stream.concat(
        Stream.of(frozen(), threeClass(FEATURES)), ClassicalSystem.all(FEATURES).stream());
  }

  private static FrozenSystem frozen() {
    return new FrozenSystem(FEATURES, SMALL, new RunWeights(folder));
  }

  private static ThreeClassHead threeClass(StudyFeatures features) {
    return new ThreeClassHead(features, SMALL, new RunWeights(folder));
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

  @ParameterizedTest
  @MethodSource("systems")
  void namesItsSettingsInItsRecipe(StudySystem system) {
    assertThat(system.recipe())
        .contains(system instanceof ClassicalSystem ? "256 principal components" : "hiddenUnits=8");
  }

  @ParameterizedTest
  @MethodSource("systems")
  void runsOnceWithoutChance(StudySystem system) {
    assertThat(system.seeds(5)).isEqualTo(system instanceof ClassicalSystem ? 1 : 5);
  }

  @Test
  void keepsTheHeadsThatAnswered() {
    for (StudySystem system : List.of(frozen(), threeClass(FEATURES))) {
      StudyRun run = system.run(3);

      Weights kept = new RunWeights(folder).find(run.name()).orElseThrow();
      assertThat(DenseHead.of(kept).outputs(TEST.features()))
          .isDeepEqualTo(run.answers().get(StudySet.TEST));
    }
  }

  @Test
  void saysWhichSettingsOfTheGridWereChosen() {
    List<StudySystem> classical = ClassicalSystem.all(FEATURES);

    Map<String, String> machine = classical.get(0).run(1).chosen();
    assertThat(machine.get("kernel")).isIn("linear", "RBF");
    assertThat(machine.containsKey("gamma")).isEqualTo(machine.get("kernel").equals("RBF"));
    assertThat(Double.parseDouble(machine.get("C"))).isBetween(0.01, 100.0);
    assertThat(classical.get(1).run(1).chosen()).containsOnlyKeys("C");
    assertThat(frozen().run(1).chosen()).isEmpty();
  }

  @Test
  void projectsOnceForAllWhoAsk() {
    ProjectedFeatures features = new ProjectedFeatures(FEATURES);

    assertThat(features.projected()).isSameAs(features.projected());
    assertThat(features.projected().training()).hasDimensions(600, 12);
    assertThat(features.projected().stressed()).hasDimensions(400, 12);
  }

  @Test
  void takesNoRunOfOtherCausesForItsOwn() {
    StudyFeatures others = new StudyFeatures(Blobs.ofCauses(600, 9), FEATURES.sets());

    assertThat(threeClass(others).recipe()).isNotEqualTo(threeClass(FEATURES).recipe());
    assertThat(threeClass(FEATURES).recipe()).isEqualTo(threeClass(FEATURES).recipe());
  }

  @Test
  void needsEveryCauseToTellCausesApart() {
    LabelledFeatures noBacteria = Blobs.of(100, 0.5, 1);

    assertThat(ThreeClassHead.canLearnFrom(FEATURES)).isTrue();
    assertThat(ThreeClassHead.canLearnFrom(new StudyFeatures(noBacteria, FEATURES.sets())))
        .isFalse();
  }
}
