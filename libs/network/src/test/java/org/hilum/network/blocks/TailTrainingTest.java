package org.hilum.network.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.hilum.network.RandomWeights;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loaded tail can be trained by DJL's Trainer. */
class TailTrainingTest {

  private static final LayerTable TABLE = RandomWeights.SMALL;
  private static final int BATCH = 6;
  private static final Shape FEATURES = new Shape(BATCH, TABLE.channels(), 4, 4);
  private static final Shape POOLED = new Shape(BATCH, TABLE.channels());

  private static final Head HEAD = new Head(TABLE.channels(), 40, 1);

  private final Weights weights = RandomWeights.of(TABLE, HEAD, 31);

  @ParameterizedTest
  @CsvSource({"OF_BATCH, EXACT", "FIXED, EXACT", "FIXED, BFLOAT16"})
  void aStepLowersTheLossAndMovesStatisticsOnlyIfTheyAreTheBatchs(
      TailBlock.Statistics statistics, Products products) {
    TailBlock tail = new TailBlock(TABLE, statistics, products);
    HeadBlock head = new HeadBlock(HEAD, 0);
    try (Model model = Model.newInstance("tail", Device.cpu(), "PyTorch")) {
      NDManager manager = model.getNDManager();
      tail.load(manager, weights, FEATURES);
      head.load(manager, weights.select(HEAD.shapes()), POOLED);
      model.setBlock(new SequentialBlock().add(tail).add(head));
      try (Trainer trainer = model.newTrainer(gradientDescent())) {
        trainer.initialize(FEATURES);
        assertThat(tail.weights().values("conv4_block2_1_conv.kernel"))
            .as("the trainer starts from the loaded weights")
            .isEqualTo(weights.values("conv4_block2_1_conv.kernel"));
        manager.getEngine().setRandomSeed(31);
        NDArray features = manager.randomNormal(FEATURES);
        NDArray labels = manager.create(new float[] {0, 1, 0, 1, 1, 0}, new Shape(BATCH, 1));
        float before = step(trainer, features, labels);
        float after = step(trainer, features, labels);
        assertThat(after).isLessThan(before);
      }
      assertThat(tail.weights().values("conv4_block2_2_conv.kernel"))
          .isNotEqualTo(weights.values("conv4_block2_2_conv.kernel"));
      boolean moved =
          !java.util.Arrays.equals(
              tail.weights().values("post_bn.moving_mean"), weights.values("post_bn.moving_mean"));
      assertThat(moved).isEqualTo(statistics == TailBlock.Statistics.OF_BATCH);
    }
  }

  private static DefaultTrainingConfig gradientDescent() {
    return new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(Optimizer.sgd().setLearningRateTracker(Tracker.fixed(1e-3f)).build());
  }

  private static float step(Trainer trainer, NDArray features, NDArray labels) {
    float loss;
    try (GradientCollector gradients = trainer.newGradientCollector()) {
      NDList logits = trainer.forward(new NDList(features));
      NDArray value = trainer.getLoss().evaluate(new NDList(labels), logits);
      gradients.backward(value);
      loss = value.getFloat();
    }
    trainer.step();
    return loss;
  }
}
