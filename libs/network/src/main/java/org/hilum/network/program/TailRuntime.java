package org.hilum.network.program;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;

/** A loaded tail with its head; thread safe. It runs where its trunk runs. */
public final class TailRuntime implements AutoCloseable {

  private final LoadedProgram program;

  private TailRuntime(LoadedProgram program) {
    this.program = program;
  }

  /**
   * What a tail says about one image.
   *
   * @param logit before calibration
   * @param residual length of the pooled features outside the known directions
   * @param heatMap Grad-CAM before scaling, row by row, not negative
   */
  public record Judgement(float logit, float residual, float[] heatMap) {}

  /**
   * Loads a tail: last layers, head and unlikeness tensors.
   *
   * @param side height and width of the features
   */
  public static TailRuntime open(LayerTable table, Weights weights, Hardware hardware, int side) {
    TorchArchive archive = TailProgram.judging(table, weights, hardware, side);
    return new TailRuntime(LoadedProgram.load(archive, hardware.device()));
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
      float[] heatMap =
          Arrays.copyOfRange(all, begin + TailProgram.HEAT_MAP_COLUMN, begin + columns);
      judgements.add(new Judgement(all[begin], all[begin + 1], heatMap));
    }
    return judgements;
  }

  @Override
  public void close() {
    program.close();
  }
}
