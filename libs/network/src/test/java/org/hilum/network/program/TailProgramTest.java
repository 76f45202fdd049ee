package org.hilum.network.program;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.hilum.network.RandomWeights;
import org.hilum.network.blocks.HeadBlock;
import org.hilum.network.blocks.TailBlock;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tail's program pools and judges like the blocks. */
class TailProgramTest {

  private static final LayerTable TABLE = RandomWeights.SMALL;
  private static final int SIDE = RandomWeights.SIDE;
  private static final int FEATURE_SIDE = TABLE.outputSide(SIDE);
  private static final int IMAGES = 11; // more than one micro-batch

  private final Weights weights = RandomWeights.of(TABLE, 7);
  private final List<float[]> images = RandomWeights.images(IMAGES, SIDE, 8);

  private static Hardware hardware(ScalarType type, Target target) {
    return new Hardware(Device.cpu(), type, target, 2, 1, 8);
  }

  static Stream<Arguments> targetsAndHeads() {
    return Stream.of(Target.values())
        .flatMap(
            target ->
                Stream.of(new Head(TABLE.channels(), 128, 1), new Head(TABLE.channels(), 40, 2))
                    .map(head -> Arguments.of(target, head)));
  }

  @ParameterizedTest
  @MethodSource("targetsAndHeads")
  void theTailPoolsAndJudgesLikeTheBlocks(Target target, Head table) {
    Weights weights = RandomWeights.of(TABLE, table, 7);
    Hardware hardware = hardware(ScalarType.FLOAT, target);
    try (TrunkRuntime trunk = TrunkRuntime.open(TABLE, weights, hardware, SIDE);
        TailRuntime tail = TailRuntime.open(TABLE, weights, hardware, FEATURE_SIDE);
        NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      TailBlock pooling = new TailBlock(TABLE, TailBlock.Statistics.FIXED);
      pooling.load(manager, weights, new Shape(1, TABLE.channels(), FEATURE_SIDE, FEATURE_SIDE));
      HeadBlock head = new HeadBlock(table, 0.5f);
      head.load(manager, weights.select(table.shapes()), pooledShape());
      ParameterStore parameters = new ParameterStore(manager, false);
      List<float[]> features = trunk.run(images, Batches::rows);
      List<TailRuntime.Judgement> judgements = trunk.run(images, tail::judge);
      for (int i = 0; i < IMAGES; i++) {
        NDArray feature =
            manager.create(
                features.get(i), new Shape(1, TABLE.channels(), FEATURE_SIDE, FEATURE_SIDE));
        NDList pooled = pooling.forward(parameters, new NDList(feature), false);
        float[] logits = head.forward(parameters, pooled, false).singletonOrThrow().toFloatArray();
        assertThat(logits).hasSize(table.outputs());
        assertSame(judgements.get(i).logit(), logits[0]);
        OptionalDouble subtypeLogit = judgements.get(i).subtypeLogit();
        assertThat(subtypeLogit.isPresent()).isEqualTo(table.hasSubtype());
        subtypeLogit.ifPresent(logit -> assertSame(logit, logits[1]));
        assertThat(judgements.get(i).heatMap()).hasSize(FEATURE_SIDE * FEATURE_SIDE);
      }
    }
  }

  /** FLOAT16 is for GPUs. */
  @ParameterizedTest
  @CsvSource({"BFLOAT16, ONEDNN", "HALF, PLAIN"})
  void narrowTheTailStaysCloseToItsExactSelf(ScalarType type, Target target) {
    Hardware exact = hardware(ScalarType.FLOAT, Target.ONEDNN);
    Hardware narrow = hardware(type, target);
    Weights layers = weights.select(TABLE.tailShapes());
    try (TrunkRuntime trunk = TrunkRuntime.open(TABLE, weights, exact, SIDE);
        PoolingRuntime whole = PoolingRuntime.open(TABLE, layers, exact, FEATURE_SIDE);
        PoolingRuntime rounded = PoolingRuntime.open(TABLE, layers, narrow, FEATURE_SIDE)) {
      List<byte[]> features = trunk.run(images, Batches::bytes);
      assertThat(Batches.largestError(rounded.pooled(features), whole.pooled(features)))
          .isPositive()
          .isLessThan(5e-3);
    }
  }

  private static void assertSame(double found, double logit) {
    assertThat(found).isCloseTo(logit, Offset.offset(1e-4 + 1e-4 * Math.abs(logit)));
  }

  private static Shape pooledShape() {
    return new Shape(1, TABLE.channels());
  }

  @Test
  void theResidualIsTheLengthOutsideTheComponents() {
    Hardware hardware = hardware(ScalarType.FLOAT, Target.ONEDNN);
    Weights layers = weights.select(TABLE.tailShapes());
    try (TrunkRuntime trunk = TrunkRuntime.open(TABLE, weights, hardware, SIDE);
        TailRuntime tail = TailRuntime.open(TABLE, weights, hardware, FEATURE_SIDE);
        PoolingRuntime pooling = PoolingRuntime.open(TABLE, layers, hardware, FEATURE_SIDE)) {
      List<TailRuntime.Judgement> judgements = trunk.run(images, tail::judge);
      List<float[]> pooled = pooling.pooled(trunk.run(images, Batches::bytes));
      float[] mean = weights.values("unlikeness.mean");
      for (int i = 0; i < IMAGES; i++) {
        double squares = 0;
        for (int c = 0; c < mean.length; c++) {
          boolean component = c % 3 == 0 && c < 12; // the unit vectors of RandomWeights
          squares += component ? 0 : Math.pow(pooled.get(i)[c] - mean[c], 2);
        }
        assertThat((double) judgements.get(i).residual())
            .isCloseTo(Math.sqrt(squares), Percentage.withPercentage(0.01));
      }
    }
  }
}
