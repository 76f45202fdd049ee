package org.hilum.bench.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.hilum.bench.engine.RgbBatch;
import org.hilum.network.Preprocessing;
import org.hilum.network.blocks.TrunkBlock;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.ImageView;
import org.hilum.training.study.StudyData;
import org.hilum.training.train.Samples;
import org.hilum.training.train.TrainingDevice;

/** Images that are decoded, altered and sent through the trunk's blocks each time. */
final class PixelSamples implements Samples, AutoCloseable {
  /** A larger batch of fp32 maps of 56x56x256 takes memory, not less time. */
  private static final int BATCH = 16;

  private static final int SIDE = Preprocessing.SIDE;

  private final NDManager manager =
      NDManager.newBaseManager(TrainingDevice.standard().device(), "PyTorch");
  private final ParameterStore parameters = new ParameterStore(manager, false);
  private final List<LabelledImage> images;
  private final TrunkBlock trunk;

  PixelSamples(List<LabelledImage> images, LayerTable table, Weights weights) {
    this.images = images;
    trunk = new TrunkBlock(table);
    trunk.load(manager, weights, shapeOfPixels(1));
  }

  @Override
  public boolean[] isPneumonia() {
    boolean[] labels = new boolean[images.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.get(i).isPneumonia();
    }
    return labels;
  }

  @Override
  public Shape shape(int rows) {
    return trunk.getOutputShapes(new Shape[] {shapeOfPixels(rows)})[0];
  }

  @Override
  public NDArray inputs(NDManager scope, int[] rows, int epoch) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      NDList parts = new NDList();
      for (int from = 0; from < rows.length; from += BATCH) {
        int[] part = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BATCH));
        try (NDArray pixels = pixels(scope, part, epoch)) {
          parts.addAll(trunk.forward(parameters, new NDList(pixels), false));
        }
      }
      return NDArrays.concat(parts, 0);
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /** [n, 3, 224, 224]; all processors decode and alter. */
  private NDArray pixels(NDManager scope, int[] rows, int epoch) {
    ImageView view = ImageView.altered(StudyData.VIEW_SEED, epoch);
    List<float[]> inputs =
        Arrays.stream(rows).parallel().mapToObj(row -> view.input(images.get(row))).toList();
    FloatBuffer values = RgbBatch.of(inputs, SIDE).rewind();
    return scope.create(values, shapeOfPixels(rows.length));
  }

  private static Shape shapeOfPixels(int rows) {
    return new Shape(rows, 3, SIDE, SIDE);
  }

  @Override
  public void close() {
    manager.close();
  }
}
