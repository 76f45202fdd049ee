package org.hilum.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.hilum.inference.RandomModel;
import org.hilum.network.DescribedTail;
import org.hilum.network.EngineSettings;
import org.hilum.network.InvalidModelException;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.Preprocessing;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ScreeningEngine;
import org.hilum.network.TailWeights;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CurrentModelTest {
  private static final List<float[]> BLACK =
      List.of(new float[Preprocessing.SIDE * Preprocessing.SIDE]);

  private CurrentModel model;

  @BeforeEach
  void opensAModel() {
    model = CurrentModel.open(RandomModel.directory(), EngineSettings.standard());
  }

  @AfterEach
  void closesIt() {
    model.close();
  }

  @Test
  void aBatchEndsWithTheModelItBeganWith() {
    List<ScreenedImage> before = model.use(engine -> engine.screen(BLACK));

    ScreeningEngine replaced =
        model.use(
            engine -> {
              model.replaceBy(model.proven().withChampion(other()));
              assertThat(model.champion().modelVersion()).isEqualTo("random/3");
              assertThat(engine.screen(BLACK).get(0).logit()).isEqualTo(before.get(0).logit());
              return engine;
            });

    byte[] features = before.get(0).features();
    assertThatThrownBy(() -> replaced.judge(List.of(features)))
        .isInstanceOf(IllegalStateException.class);
    List<ScreenedImage> after = model.use(engine -> engine.screen(BLACK));
    assertThat(after.get(0).logit()).isNotEqualTo(before.get(0).logit());
  }

  @Test
  void aModelThatGivesNoNumberIsNotProvenAndTheOtherGoesOn() {
    DescribedTail broken = broken();

    assertThatThrownBy(() -> model.proven().withChampion(broken))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("model random/3 gives no number for its canary");
    assertThatThrownBy(() -> model.proven().withShadow(broken))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith("model random/3 fails on its canary");

    List<ScreenedImage> screened = model.use(engine -> engine.screen(BLACK));
    assertThat(screened).hasSize(1);
  }

  private static DescribedTail other() {
    ModelDirectory directory = RandomModel.version("random/3", 1);
    return new DescribedTail(directory.description(), directory.tail());
  }

  private static DescribedTail broken() {
    DescribedTail sound = other();
    Tensor noNumber = Tensor.of(new float[] {Float.NaN, 0}, 2);
    Weights weights = sound.tail().tensors().with(new Weights(Map.of(Head.OUTPUT_BIAS, noNumber)));
    TailWeights tail = TailWeights.of(LayerTable.resnet152v2(), weights);
    ModelDescription description = sound.description();
    return new DescribedTail(
        new ModelDescription(
            description.modelVersion(),
            description.architecture(),
            description.trunkDigest(),
            tail.digest(),
            description.preprocessing(),
            description.calibration(),
            description.subtype(),
            description.threshold(),
            description.unlikenessLimit(),
            description.scope(),
            description.provenance(),
            description.metrics()),
        tail);
  }
}
