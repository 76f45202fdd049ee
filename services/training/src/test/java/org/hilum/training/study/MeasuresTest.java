package org.hilum.training.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.calibrate.Threshold;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.train.Blobs;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.OptimizerKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads on clouds of features; nine in ten training images show pneumonia. */
class MeasuresTest {
  private static final LabelledFeatures STRESSED = Blobs.of(80, 0.5, 3);
  private static final LabelledFeatures ONE_VIEW = Blobs.of(150, 0.9, 5);
  private static final LabelledFeatures PLAIN = Blobs.of(150, 0.9, 6);
  private static final StudyFeatures FEATURES =
      new StudyFeatures(
          LabelledFeatures.ofViews(
              List.of(ONE_VIEW.features(), Blobs.of(150, 0.9, 5).features()), ONE_VIEW.images()),
          Map.of(
              StudySet.VALIDATION,
              Blobs.of(40, 0.5, 2),
              StudySet.STRESSED,
              STRESSED,
              StudySet.TEST,
              Blobs.of(40, 0.6, 4)));
  private static final HeadSettings SMALL =
      new HeadSettings(8, 0.2f, OptimizerKind.ADAMW, 1e-2f, 1e-2f, 32, 3, 4, 4, 0);

  @TempDir static Path folder;

  private static Measures measures;
  private static StudyResults results;
  private static List<MeasureFigures> judged;

  @BeforeAll
  static void trainsThemAll() {
    measures = new Measures(FEATURES, PLAIN, ONE_VIEW, SMALL);
    RunFolder runs = new RunFolder(folder, Map.of("trunk", "1b94"), System.out);
    results = new Study(measures.systems(), Measures.SEEDS, runs, System.out).run(images());
    judged = measures.judged(results);
  }

  @Test
  void leavesOutOneMeasureAfterTheOther() {
    assertThat(judged)
        .extracting(MeasureFigures::name)
        .containsExactly(
            "all measures",
            "training images as they are",
            "one altered view, not 2",
            "no class weights",
            "weights not averaged",
            "epoch chosen on plain validation",
            "threshold chosen on plain validation");
    assertThat(measures.systems()).hasSize(6);
    assertThat(measures.systems()).extracting(StudySystem::recipe).doesNotHaveDuplicates();
    assertThat(results.runs()).hasSize(6 * Measures.SEEDS);
  }

  @Test
  void leavesOutNoViewWhereThereIsOne() {
    StudyFeatures oneView = new StudyFeatures(ONE_VIEW, FEATURES.sets());

    assertThat(new Measures(oneView, PLAIN, ONE_VIEW, SMALL).systems())
        .extracting(StudySystem::name)
        .hasSize(5)
        .doesNotContain("measure-one-view");
  }

  @Test
  void trainsTheFirstAsTheStudyTrainsItsFrozenSystem() {
    StudyRun frozen = new FrozenSystem(FEATURES, SMALL, new RunWeights(folder)).run(2);

    assertThat(results.runsOf("measure-all").get(1).answers().get(StudySet.TEST))
        .isDeepEqualTo(frozen.answers().get(StudySet.TEST));
  }

  @Test
  void choosesThresholdAndEpochOnPlainImagesWhereItShall() {
    MeasureFigures all = judged.get(0);
    MeasureFigures threshold = judged.get(6);
    JudgedRun stressed = all.test().runs().get(0);
    JudgedRun plain = threshold.test().runs().get(0);

    assertThat(plain.run()).isSameAs(stressed.run());
    assertThat(plain.temperature()).isEqualTo(stressed.temperature());
    assertThat(plain.threshold()).isNotEqualTo(stressed.threshold());
    assertThat(threshold.lossesAbove(all, StudySet.STRESSED)).containsOnly(0.0);
    assertThat(threshold.plain().get("sensitivity").mean())
        .isGreaterThanOrEqualTo(Threshold.SENSITIVITY);

    StudyRun byPlain = results.runsOf("measure-plain-epoch").get(0);
    StudyRun byStressed = results.runsOf("measure-all").get(0);
    assertThat(byPlain.epochs().get(0).trainingLoss())
        .isEqualTo(byStressed.epochs().get(0).trainingLoss());
    assertThat(byPlain.epochs().get(0).validationLoss())
        .isNotEqualTo(byStressed.epochs().get(0).validationLoss());
  }

  @Test
  void leansToTheFrequentClassWithoutClassWeights() {
    for (int seed = 0; seed < Measures.SEEDS; seed++) {
      assertThat(meanLogit("measure-unweighted", seed))
          .isGreaterThan(meanLogit("measure-all", seed));
    }
  }

  private static double meanLogit(String system, int seed) {
    return Arrays.stream(results.runsOf(system).get(seed).logits(StudySet.STRESSED))
        .average()
        .orElseThrow();
  }

  @Test
  void judgesOnEachSet() {
    MeasureFigures all = judged.get(0);
    JudgedRun first = all.test().runs().get(0);

    assertThat(all.losses(StudySet.STRESSED).get(0)).isEqualTo(first.stressedLoss());
    long flagged =
        first.outcomes().get(StudySet.STRESSED).stream()
            .filter(outcome -> outcome.isPneumonia() && outcome.probability() >= first.threshold())
            .count();
    long pneumonias = STRESSED.images().stream().filter(LabelledImage::isPneumonia).count();
    assertThat(all.stressed().get("sensitivity").bySeed().get(0))
        .isCloseTo((double) flagged / pneumonias, within(1e-12));
    assertThat(all.test().own()).containsKeys("loss", "auc");
  }

  private static Map<StudySet, List<LabelledImage>> images() {
    Map<StudySet, List<LabelledImage>> images = new EnumMap<>(StudySet.class);
    FEATURES.sets().forEach((set, features) -> images.put(set, features.images()));
    return images;
  }
}
