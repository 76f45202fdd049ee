package org.hilum.training.explain;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.hilum.network.Features;
import org.hilum.network.blocks.TailBlock;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.train.DenseHead;

/**
 * Last layers and a head that say where they looked: Grad-CAM (Selvaraju et al., ICCV 2017) of the
 * log-odds of pneumonia. No gradient is propagated: the head sees averages over the places, so that
 * its gradient is the same at all places of a channel. The head may be of any width, and of one or
 * three classes.
 */
final class GradCamNetwork implements AutoCloseable {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final TailBlock tail;
  private final DenseHead head;
  private final Shape shape;

  /**
   * @param weights tensors of the last 13 layers and of the head
   * @param side height and width of the trunk's output
   */
  GradCamNetwork(LayerTable table, Weights weights, int side) {
    shape = new Shape(1, table.channels(), side, side);
    head = DenseHead.of(weights);
    tail = new TailBlock(table, TailBlock.Statistics.FIXED);
    tail.load(manager, weights, shape);
    tail.freezeParameters(true);
  }

  /**
   * The map of an image, row by row, 0 to 1; all 0 if nothing spoke for pneumonia.
   *
   * @param output of the trunk, fp16, little endian
   */
  float[] heatMap(byte[] output) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray features = scope.create(Features.toFloats(output), shape);
      ParameterStore parameters = new ParameterStore(scope, false);
      return scaled(heat(tail.activeMap(parameters, features, false).toFloatArray()));
    }
  }

  /**
   * @param active output of the last layer, channel by channel
   */
  private double[] heat(float[] active) {
    int channels = (int) shape.get(1);
    int places = active.length / channels;
    float[] pooled = new float[channels];
    for (int i = 0; i < active.length; i++) {
      pooled[i / places] += active[i] / places;
    }
    double[] gradient = head.gradient(pooled);
    double[] heat = new double[places];
    for (int i = 0; i < active.length; i++) {
      heat[i % places] += gradient[i / places] * active[i];
    }
    return heat;
  }

  private static float[] scaled(double[] heat) {
    double largest = 0;
    for (double value : heat) {
      largest = Math.max(largest, value);
    }
    float[] scaled = new float[heat.length];
    for (int i = 0; largest > 0 && i < scaled.length; i++) {
      scaled[i] = (float) (Math.max(0, heat[i]) / largest);
    }
    return scaled;
  }

  @Override
  public void close() {
    manager.close();
  }
}
