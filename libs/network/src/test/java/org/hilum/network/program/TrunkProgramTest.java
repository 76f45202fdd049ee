package org.hilum.network.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hilum.network.RandomWeights;
import org.hilum.network.blocks.TrunkBlock;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The trunk's program computes what the blocks compute. */
class TrunkProgramTest {

  private static final LayerTable TABLE = RandomWeights.SMALL;
  private static final int SIDE = RandomWeights.SIDE;
  private static final int IMAGES = 11; // more than one micro-batch
  private static final double HALF_ROUNDING = 0x1p-11;

  private final Weights weights = RandomWeights.of(TABLE, 7);
  private final List<float[]> images = RandomWeights.images(IMAGES, SIDE, 8);

  private static Hardware hardware(ScalarType type, Target target) {
    return new Hardware(Device.cpu(), type, target, 2, 1, 8);
  }

  private List<float[]> byProgram(Weights trunk, Hardware hardware) {
    try (TrunkRuntime runtime = TrunkRuntime.open(TABLE, trunk, hardware, SIDE)) {
      return runtime.run(images, Batches::rows);
    }
  }

  private List<float[]> byBlocks(Weights trunkWeights) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      TrunkBlock trunk = new TrunkBlock(TABLE);
      trunk.load(manager, trunkWeights, new Shape(1, 3, SIDE, SIDE));
      return Batches.rows(
          trunk
              .forward(new ParameterStore(manager, false), new NDList(input(manager)), false)
              .singletonOrThrow());
    }
  }

  private NDArray input(NDManager manager) {
    float[] all = new float[IMAGES * SIDE * SIDE];
    for (int i = 0; i < IMAGES; i++) {
      System.arraycopy(images.get(i), 0, all, i * SIDE * SIDE, SIDE * SIDE);
    }
    return manager.create(all, new Shape(IMAGES, 1, SIDE, SIDE)).repeat(1, 3);
  }

  @ParameterizedTest
  @EnumSource
  void theTrunkInFp32DiffersFromTheBlocksOnlyByTheRoundingOfItsOutput(Target target) {
    List<float[]> found = byProgram(weights, hardware(ScalarType.FLOAT, target));
    assertThat(Batches.largestError(found, byBlocks(weights))).isLessThan(HALF_ROUNDING + 1e-4);
  }

  @ParameterizedTest
  @EnumSource
  void theTrunkInBfloat16StaysCloseToTheBlocks(Target target) {
    List<float[]> found = byProgram(weights, hardware(ScalarType.BFLOAT16, target));
    assertThat(Batches.largestError(found, byBlocks(weights))).isBetween(1e-4, 2e-2);
  }

  /** As on a GPU. */
  @Test
  void theTrunkInFloat16StaysCloseToTheBlocks() {
    List<float[]> found = byProgram(weights, hardware(ScalarType.HALF, Target.PLAIN));
    assertThat(Batches.largestError(found, byBlocks(weights))).isBetween(1e-5, 4e-3);
  }

  @ParameterizedTest
  @CsvSource({
    "conv2_block1_1_conv, FLOAT",
    "conv2_block2_preact_bn, BFLOAT16",
    "conv3_block1_preact_bn, FLOAT",
    "conv3_block2_2_conv, BFLOAT16",
    "conv4_block1_0_conv, BFLOAT16"
  })
  void theProgramBeforeACutAndTheBlocksBehindItAreTheTrunk(String layer, ScalarType type) {
    TrunkCut cut = TrunkCut.before(TABLE, layer).orElseThrow();
    try (TrunkRuntime runtime =
            TrunkRuntime.open(cut, weights, hardware(type, Target.ONEDNN), SIDE);
        NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      List<float[]> passing = runtime.run(images, Batches::rows);
      Shape shape = new Shape(IMAGES, cut.channels(), cut.side(SIDE), cut.side(SIDE));
      TrunkBlock behind = new TrunkBlock(cut);
      behind.load(manager, weights, shape);
      NDArray input = manager.create(flat(passing), shape);
      NDArray output =
          behind
              .forward(new ParameterStore(manager, false), new NDList(input), false)
              .singletonOrThrow();
      assertThat(Batches.largestError(Batches.rows(output), byBlocks(weights)))
          .isLessThan(type == ScalarType.FLOAT ? 2 * HALF_ROUNDING : 2e-2);
    }
  }

  private static float[] flat(List<float[]> rows) {
    float[] all = new float[rows.size() * rows.get(0).length];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * rows.get(i).length, rows.get(i).length);
    }
    return all;
  }

  @Test
  void refusesACutBeforeWhichNothingStands() {
    assertThatThrownBy(
            () ->
                TrunkRuntime.open(
                    TrunkCut.beforeStem(TABLE),
                    weights,
                    hardware(ScalarType.FLOAT, Target.ONEDNN),
                    SIDE))
        .hasMessageContaining("nothing to run");
  }

  @Test
  void aStreamFarFromZeroCostsNoPrecision() {
    List<float[]> near = byProgram(weights, hardware(ScalarType.BFLOAT16, Target.ONEDNN));
    double nearError = Batches.largestError(near, byBlocks(weights));
    Weights far = moved(weights, 40);
    double farError =
        Batches.largestError(
            byProgram(far, hardware(ScalarType.BFLOAT16, Target.ONEDNN)), byBlocks(far));
    assertThat(farError).isLessThan(2 * nearError);
  }

  /** The same function with the stream of one stage moved: biases and running means follow. */
  private static Weights moved(Weights weights, float by) {
    List<String> moved =
        List.of(
            "conv3_block1_0_conv.bias",
            "conv3_block2_preact_bn.moving_mean",
            "conv4_block1_preact_bn.moving_mean");
    Weights result = weights;
    for (String name : moved) {
      float[] values = weights.values(name);
      for (int i = 0; i < values.length; i++) {
        values[i] += by;
      }
      result = result.with(new Weights(Map.of(name, Tensor.of(values, values.length))));
    }
    return result;
  }

  @Test
  void aBlockWhoseLastKernelIsZeroStillRuns() {
    float[] zeros = new float[32 * 8];
    Weights idle =
        weights.with(
            new Weights(Map.of("conv2_block1_3_conv.kernel", Tensor.of(zeros, 32, 8, 1, 1))));
    List<float[]> found = byProgram(idle, hardware(ScalarType.FLOAT, Target.ONEDNN));
    assertThat(Batches.largestError(found, byBlocks(idle))).isLessThan(HALF_ROUNDING + 1e-4);
    assertThat(Batches.largestError(found, byBlocks(weights))).isGreaterThan(1e-2);
  }

  @Test
  void twoThreadsGetTheSameBytesAsOne() throws Exception {
    Hardware hardware = hardware(ScalarType.BFLOAT16, Target.ONEDNN);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (TrunkRuntime trunk = TrunkRuntime.open(TABLE, weights, hardware, SIDE)) {
      List<byte[]> alone = trunk.run(images, Batches::bytes);
      Callable<List<byte[]>> task = () -> trunk.run(images, Batches::bytes);
      for (Future<List<byte[]>> result : threads.invokeAll(Collections.nCopies(20, task))) {
        assertThat(result.get()).usingRecursiveComparison().isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anImageGetsTheSameFeaturesInEveryBatch() {
    try (TrunkRuntime trunk =
        TrunkRuntime.open(TABLE, weights, hardware(ScalarType.FLOAT, Target.ONEDNN), SIDE)) {
      List<float[]> together = trunk.run(images, Batches::rows);
      List<float[]> alone = trunk.run(images.subList(3, 4), Batches::rows);
      assertThat(Batches.largestError(alone, together.subList(3, 4))).isLessThan(HALF_ROUNDING);
    }
  }

  @Test
  void refusesAnImageOfAnotherSize() {
    try (TrunkRuntime trunk =
        TrunkRuntime.open(TABLE, weights, hardware(ScalarType.FLOAT, Target.ONEDNN), SIDE)) {
      assertThatThrownBy(() -> trunk.run(List.of(new float[9]), Batches::rows))
          .hasMessageContaining("9 values, expected 64 x 64");
    }
  }

  @Test
  void leavesTheCallersGradientModeAsItWas() {
    boolean before = JniUtils.isGradMode();
    byProgram(weights, hardware(ScalarType.FLOAT, Target.ONEDNN));
    assertThat(JniUtils.isGradMode()).isEqualTo(before);
  }

  @Test
  void readsBfloat16FromTheFlagsOfTheProcessor() {
    assertThat(Processor.flagsHaveBfloat16(List.of("flags\t\t: fpu avx512_bf16 sse"))).isTrue();
    assertThat(Processor.flagsHaveBfloat16(List.of("flags : fpu amx_bf16"))).isTrue();
    assertThat(Processor.flagsHaveBfloat16(List.of("model name : avx512_bf16", "flags : avx2")))
        .isFalse();
  }
}
