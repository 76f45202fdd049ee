package org.hilum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.program.Hardware;
import org.hilum.network.program.ScalarType;
import org.hilum.network.program.TailRuntime;
import org.hilum.network.program.TrunkRuntime;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.junit.jupiter.api.Test;

class ScreeningEngineTest {

  private static final LayerTable TABLE = RandomWeights.SMALL;
  private static final Hardware HARDWARE = Hardware.cpu(ScalarType.FLOAT, 2);

  private final Weights weights = RandomWeights.of(TABLE, 11);
  private final List<float[]> images = RandomWeights.images(9, RandomWeights.SIDE, 12);
  private final PackedTrunk trunk = PackedTrunk.unpack(TABLE, PackedTrunk.pack(TABLE, weights));
  private final Weights otherWeights = RandomWeights.of(TABLE, 13);
  private final PackedTrunk otherTrunk =
      PackedTrunk.unpack(TABLE, PackedTrunk.pack(TABLE, otherWeights));

  private ScreeningEngine engine() {
    return engine(weights, Optional.empty());
  }

  private ScreeningEngine engine(Weights weights, Optional<ModelDescription.Subtype> subtype) {
    return ScreeningEngine.open(
        TABLE, trunk, described("pneumonia/1", weights, subtype), HARDWARE, RandomWeights.SIDE);
  }

  private DescribedTail described(String version, Weights weights) {
    return described(version, weights, Optional.empty());
  }

  private DescribedTail described(
      String version, Weights weights, Optional<ModelDescription.Subtype> subtype) {
    TailWeights tail = TailWeights.of(TABLE, weights);
    return new DescribedTail(
        ModelDescriptionTest.described(version, trunk.digest(), tail.digest(), subtype), tail);
  }

  private List<TailRuntime.Judgement> judgements(Weights trunkWeights, Weights tailWeights) {
    try (TrunkRuntime body = TrunkRuntime.open(TABLE, trunkWeights, HARDWARE, RandomWeights.SIDE);
        TailRuntime tail =
            TailRuntime.open(TABLE, tailWeights, HARDWARE, TABLE.outputSide(RandomWeights.SIDE))) {
      return body.run(images, tail::judge);
    }
  }

  @Test
  void answersEveryImageInOrderWithEverythingAboutIt() {
    List<TailRuntime.Judgement> expected =
        judgements(trunk.weights(), TailWeights.of(TABLE, weights).tensors());
    try (ScreeningEngine engine = engine()) {
      List<ScreenedImage> screened = engine.screen(images);
      assertThat(screened).hasSameSizeAs(images);
      for (int i = 0; i < images.size(); i++) {
        ScreenedImage image = screened.get(i);
        assertThat(image.logit()).isEqualTo(expected.get(i).logit());
        assertThat(image.probability())
            .isCloseTo(1 / (1 + Math.exp(-image.logit() / 2 - 0.5)), Offset.offset(1e-12));
        assertThat(image.findings()).isEmpty();
        assertThat(image.unlikeness()).isEqualTo(expected.get(i).residual() / 3.0);
        assertThat(image.heatMap()).hasSize(16);
        assertThat(largest(image.heatMap())).isIn(0f, 1f);
        assertThat(image.features()).hasSize(2 * TABLE.channels() * 16);
      }
      assertThat(screened).extracting(ScreenedImage::logit).doesNotHaveDuplicates();
    }
  }

  @Test
  void dividesTheProbabilityOfPneumoniaBetweenItsCauses() {
    Weights two = RandomWeights.of(TABLE, new Head(TABLE.channels(), 40, 2), 11);
    List<TailRuntime.Judgement> expected =
        judgements(trunk.weights(), TailWeights.of(TABLE, two).tensors());
    ModelDescription.Subtype subtype =
        new ModelDescription.Subtype(new ModelDescription.Calibration(4, -0.25));
    try (ScreeningEngine engine = engine(two, Optional.of(subtype))) {
      List<ScreenedImage> screened = engine.screen(images);
      for (int i = 0; i < images.size(); i++) {
        double pneumonia = screened.get(i).probability();
        FindingProbabilities findings = screened.get(i).findings().orElseThrow();
        double logit = expected.get(i).subtypeLogit().orElseThrow();
        assertThat(findings.normal()).isEqualTo(1 - pneumonia);
        assertThat(findings.bacterial() + findings.viral())
            .isCloseTo(pneumonia, Offset.offset(1e-12));
        assertThat(findings.viral() / pneumonia)
            .isCloseTo(1 / (1 + Math.exp(-logit / 4 + 0.25)), Offset.offset(1e-9));
      }
    }
  }

  @Test
  void judgesKeptFeaturesAsItJudgedTheirImages() {
    try (ScreeningEngine engine = engine()) {
      List<ScreenedImage> screened = engine.screen(images);

      List<ScreenedImage> again =
          engine.judge(screened.stream().map(ScreenedImage::features).toList());

      assertThat(again).hasSameSizeAs(images);
      for (int i = 0; i < images.size(); i++) {
        assertThat(again.get(i).logit()).isCloseTo(screened.get(i).logit(), Offset.offset(1e-4));
        assertThat(again.get(i).features()).isEqualTo(screened.get(i).features());
      }
    }
  }

  @Test
  void anotherTailSharesTheTrunkAndOutlivesTheEngineItCameFrom() {
    Weights other = RandomWeights.of(TABLE, 12);
    List<TailRuntime.Judgement> expected =
        judgements(trunk.weights(), TailWeights.of(TABLE, other).tensors());
    ScreeningEngine first = engine();
    try (ScreeningEngine second = first.withChampion(described("pneumonia/2", other))) {
      assertThat(first.champion().modelVersion()).isEqualTo("pneumonia/1");
      first.close();

      assertThat(second.champion().modelVersion()).isEqualTo("pneumonia/2");
      assertThat(second.screen(images))
          .extracting(ScreenedImage::logit)
          .containsExactlyElementsOf(
              expected.stream().map(judgement -> (double) judgement.logit()).toList());
      assertThat(second.screen(images)).allMatch(image -> image.shadows().isEmpty());
    }
  }

  @Test
  void modelsOnTrialAnswerBesideTheChampionAndChangeNothingOfItsAnswer() {
    Weights other = RandomWeights.of(TABLE, 12);
    try (ScreeningEngine alone = engine();
        ScreeningEngine champion = alone.withChampion(described("pneumonia/2", other));
        ScreeningEngine one = alone.withShadow(described("pneumonia/2", other));
        ScreeningEngine two = one.withShadow(described("pneumonia/3", weights))) {
      List<ScreenedImage> expected = alone.screen(images);
      List<ScreenedImage> onTrial = champion.screen(images);

      List<ScreenedImage> screened = two.screen(images);

      assertThat(two.shadows())
          .extracting(ModelDescription::modelVersion)
          .containsExactly("pneumonia/2", "pneumonia/3");
      for (int i = 0; i < images.size(); i++) {
        assertThat(screened.get(i).logit()).isEqualTo(expected.get(i).logit());
        assertThat(screened.get(i).shadows())
            .containsExactly(
                given(two.shadows().get(0), onTrial.get(i)),
                given(two.shadows().get(1), expected.get(i)));
      }
    }
  }

  private static ShadowAnswer given(ModelDescription model, ScreenedImage image) {
    return new ShadowAnswer.Given(
        model, image.probability(), image.findings(), image.unlikeness(), Optional.empty());
  }

  @Test
  void aModelOnAnotherTrunkJudgesBesideTheChampionOnItsOwn() {
    try (ScreeningEngine alone = engine();
        ScreeningEngine other = elsewhere(RandomWeights.SIDE);
        ScreeningEngine both = alone.withShadow(other);
        ScreeningEngine three = both.withShadow(described("pneumonia/3", weights))) {
      List<ScreenedImage> champion = alone.screen(images);
      List<ScreenedImage> onTrial = other.screen(images);

      List<ScreenedImage> screened = three.screen(images);

      assertThat(three.shadows())
          .extracting(ModelDescription::modelVersion)
          .containsExactly("pneumonia/3", "pneumonia/2");
      for (int i = 0; i < images.size(); i++) {
        assertThat(screened.get(i).logit()).isEqualTo(champion.get(i).logit());
        assertThat(screened.get(i).features()).isEqualTo(champion.get(i).features());
        assertThat(screened.get(i).shadows())
            .hasSize(2)
            .contains(given(three.shadows().get(0), champion.get(i)));
        ShadowAnswer.Given answer = (ShadowAnswer.Given) screened.get(i).shadows().get(1);
        assertThat(answer.model().modelVersion()).isEqualTo("pneumonia/2");
        assertThat(answer.probability()).isEqualTo(onTrial.get(i).probability());
        assertThat(answer.unlikeness()).isEqualTo(onTrial.get(i).unlikeness());
        assertThat(answer.features())
            .get()
            .isEqualTo(onTrial.get(i).features())
            .isNotEqualTo(champion.get(i).features());
      }
    }
  }

  @Test
  void aModelOnAnotherTrunkThatFailsLeavesTheChampionItsResult() {
    // It takes images of another size only.
    try (ScreeningEngine alone = engine();
        ScreeningEngine other = elsewhere(RandomWeights.SIDE / 2);
        ScreeningEngine both = alone.withShadow(other)) {
      List<ScreenedImage> screened = both.screen(images);

      assertThat(screened)
          .extracting(ScreenedImage::logit)
          .isEqualTo(alone.screen(images).stream().map(ScreenedImage::logit).toList());
      assertThat(screened)
          .allSatisfy(
              image ->
                  assertThat(image.shadows())
                      .singleElement()
                      .isInstanceOf(ShadowAnswer.Failed.class));
    }
  }

  @Test
  void aModelOnAnotherTrunkBecomesChampionOnTheTrunkThatIsLoaded() {
    ScreeningEngine alone = engine();
    ScreeningEngine other = elsewhere(RandomWeights.SIDE);
    List<ScreenedImage> expected = other.screen(images);
    ScreeningEngine both = alone.withShadow(other);
    alone.close();
    other.close();
    DescribedTail onTrial = describedElsewhere();
    assertThat(both.hasTrunk(onTrial.description().trunkDigest())).isTrue();
    try (ScreeningEngine champion = both.withChampion(onTrial)) {
      both.close();

      assertThat(champion.champion().modelVersion()).isEqualTo("pneumonia/2");
      assertThat(champion.shadows()).isEmpty();
      assertThat(champion.hasTrunk(trunk.digest())).isFalse();
      assertThat(champion.screen(images))
          .extracting(ScreenedImage::logit)
          .isEqualTo(expected.stream().map(ScreenedImage::logit).toList());
    }
  }

  private ScreeningEngine elsewhere(int side) {
    return ScreeningEngine.open(TABLE, otherTrunk, describedElsewhere(), HARDWARE, side);
  }

  private DescribedTail describedElsewhere() {
    TailWeights tail = TailWeights.of(TABLE, otherWeights);
    return new DescribedTail(
        ModelDescriptionTest.described(
            "pneumonia/2", otherTrunk.digest(), tail.digest(), Optional.empty()),
        tail);
  }

  @Test
  void aModelOnTrialThatGivesNoNumberLeavesTheChampionItsResult() {
    Tensor noNumber = Tensor.of(new float[] {Float.NaN}, 1);
    Weights broken = weights.with(new Weights(Map.of(Head.OUTPUT_BIAS, noNumber)));
    try (ScreeningEngine alone = engine();
        ScreeningEngine engine = alone.withShadow(described("pneumonia/2", broken))) {
      List<ScreenedImage> screened = engine.screen(images);

      assertThat(screened)
          .extracting(ScreenedImage::logit)
          .isEqualTo(alone.screen(images).stream().map(ScreenedImage::logit).toList());
      assertThat(screened)
          .allSatisfy(
              image ->
                  assertThat(image.shadows())
                      .singleElement()
                      .isInstanceOf(ShadowAnswer.Failed.class));
    }
  }

  @Test
  void refusesATailOfAnotherTrunk() {
    TailWeights tail = TailWeights.of(TABLE, weights);
    DescribedTail elsewhere =
        new DescribedTail(
            ModelDescriptionTest.described(
                "pneumonia/2", ModelDescriptionTest.DIGEST, tail.digest()),
            tail);
    try (ScreeningEngine engine = engine()) {
      assertThatThrownBy(() -> engine.withChampion(elsewhere))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageContaining("pneumonia/2 stands on trunk " + ModelDescriptionTest.DIGEST);
      assertThatThrownBy(() -> engine.withShadow(elsewhere))
          .isInstanceOf(InvalidModelException.class);
    }
  }

  @Test
  void packingTheTrunkCostsLittleInLogits() {
    List<TailRuntime.Judgement> exact = judgements(weights, weights);
    List<TailRuntime.Judgement> packed = judgements(trunk.weights(), weights);
    double spread = 0;
    double worst = 0;
    for (int i = 0; i < images.size(); i++) {
      spread = Math.max(spread, Math.abs(exact.get(i).logit() - exact.get(0).logit()));
      worst = Math.max(worst, Math.abs(exact.get(i).logit() - packed.get(i).logit()));
    }
    assertThat(worst).isBetween(1e-6, 0.05 * spread);
  }

  @Test
  void offersOneCallerForEachThread() {
    try (ScreeningEngine engine = engine()) {
      assertThat(engine.threads()).isEqualTo(2);
      assertThat(engine.champion().modelVersion()).isEqualTo("pneumonia/1");
      assertThat(engine.screen(List.of())).isEmpty();
    }
  }

  @Test
  void settingsThatTheMachineLacksAreRefused() {
    assertThatThrownBy(() -> EngineHardware.of(new EngineSettings(Precision.AUTO, "cuda:63", 0)))
        .hasMessageContaining("cuda:63");
    assertThatThrownBy(() -> EngineHardware.of(new EngineSettings(Precision.FP16, "cpu", 0)))
        .hasMessageContaining("CUDA");
    assertThatThrownBy(() -> new EngineSettings(Precision.AUTO, "tpu", 0))
        .hasMessageContaining("tpu");
  }

  @Test
  void oneThreadPerProcessorUnlessSaidOtherwise() {
    assertThat(EngineHardware.of(new EngineSettings(Precision.FP32, "cpu", 0)))
        .returns(Runtime.getRuntime().availableProcessors(), Hardware::threads)
        .returns(1, Hardware::threadsPerOperation)
        .returns(ScalarType.FLOAT, Hardware::type);
    assertThat(EngineHardware.of(new EngineSettings(Precision.BF16, "cpu", 1)))
        .returns(Runtime.getRuntime().availableProcessors(), Hardware::threadsPerOperation)
        .returns(ScalarType.BFLOAT16, Hardware::type);
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
