package org.hilum.network.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;

/** A loaded tail with its head; thread safe. It runs where its trunk runs. */
public final class TailRuntime implements AutoCloseable {

  private final LoadedProgram program;
  private final Hardware hardware;
  private final StoredFeatures stored;
  private final boolean hasSubtype;

  private TailRuntime(
      LoadedProgram program, Hardware hardware, StoredFeatures stored, boolean hasSubtype) {
    this.program = program;
    this.hardware = hardware;
    this.stored = stored;
    this.hasSubtype = hasSubtype;
  }

  /**
   * What a tail says about one image.
   *
   * @param logit of pneumonia, before calibration
   * @param subtypeLogit of viral given pneumonia, before calibration; empty unless the head has it
   * @param residual length of the pooled features outside the known directions
   * @param heatMap Grad-CAM before scaling, row by row, not negative
   */
  public record Judgement(
      float logit, OptionalDouble subtypeLogit, float residual, float[] heatMap) {}

  /**
   * Loads a tail: last layers, head and unlikeness tensors.
   *
   * @param side height and width of the features
   */
  public static TailRuntime open(LayerTable table, Weights weights, Hardware hardware, int side) {
    TorchArchive archive = TailProgram.judging(table, weights, hardware, side);
    boolean hasSubtype = weights.tensor(Head.OUTPUT_KERNEL).shape()[0] > 1;
    return new TailRuntime(
        LoadedProgram.load(archive, hardware.device()),
        hardware,
        new StoredFeatures(table.channels(), side),
        hasSubtype);
  }

  /**
   * Hands stored features to a reader in one batch, as {@link TrunkRuntime#run} hands it those that
   * the trunk has just made.
   *
   * @param features for each image [channels, side, side] in fp16, little endian
   * @param reader as there
   */
  public <R> List<R> replay(List<byte[]> features, Function<NDArray, List<R>> reader) {
    return CallingThread.infer(
        hardware.threadsPerOperation(),
        () -> {
          try (NDManager scope = program.newScope()) {
            return reader.apply(stored.batch(scope, features));
          }
        });
  }

  /**
   * Judges features within a pass of the trunk.
   *
   * @param features [n, channels, h, w] in fp16
   */
  public List<Judgement> judge(NDArray features) {
    int images = (int) features.getShape().get(0);
    float[] all = program.run(features).toFloatArray();
    int columns = all.length / images;
    List<Judgement> judgements = new ArrayList<>(images);
    for (int begin = 0; begin < all.length; begin += columns) {
      judgements.add(judgement(Arrays.copyOfRange(all, begin, begin + columns)));
    }
    return judgements;
  }

  private Judgement judgement(float[] row) {
    int residual = hasSubtype ? 2 : 1;
    return new Judgement(
        row[0],
        hasSubtype ? OptionalDouble.of(row[1]) : OptionalDouble.empty(),
        row[residual],
        Arrays.copyOfRange(row, residual + 1, row.length));
  }

  @Override
  public void close() {
    program.close();
  }
}
