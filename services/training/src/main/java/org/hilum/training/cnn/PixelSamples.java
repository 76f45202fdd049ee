package org.hilum.training.cnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import org.hilum.imaging.GrayImage;
import org.hilum.network.Preprocessing;
import org.hilum.training.augment.Alteration;
import org.hilum.training.train.Samples;

/**
 * Images as the small network takes them.
 *
 * @param alteration what is done to an image, in each epoch another way
 * @param seed of the alterations
 */
record PixelSamples(Pixels pixels, Alteration alteration, long seed) implements Samples {
  private static final int SIDE = SmallCnn.SIDE;

  @Override
  public boolean[] isPneumonia() {
    boolean[] labels = new boolean[pixels.images().size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = pixels.images().get(i).isPneumonia();
    }
    return labels;
  }

  @Override
  public Shape shape(int rows) {
    return new Shape(rows, 1, SIDE, SIDE);
  }

  @Override
  public NDArray inputs(NDManager manager, int[] rows, int epoch) {
    float[] inputs = new float[rows.length * SIDE * SIDE];
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(
            i -> {
              float[] input = Preprocessing.toInput(seen(rows[i], epoch), SIDE);
              System.arraycopy(input, 0, inputs, i * input.length, input.length);
            });
    return manager.create(inputs, shape(rows.length));
  }

  private GrayImage seen(int row, int epoch) {
    GrayImage image = pixels.rows().get(row);
    if (alteration == Alteration.NONE) {
      return image;
    }
    float[] input = Preprocessing.toInput(image);
    return Pixels.ofInput(alteration.alter(input, pixels.images().get(row), seed, epoch));
  }
}
