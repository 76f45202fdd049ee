package org.hilum.training.adapt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.hilum.network.Preprocessing;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.train.Samples;

/** Images that are decoded whenever they are asked for, as a network without a cut takes them. */
final class ImageSamples implements Samples {
  private static final int SIDE = Preprocessing.SIDE;
  private static final int CHANNELS = 3;

  private final List<LabelledImage> rows;
  private final Sight sight;

  /** How a row is seen in an epoch. */
  private interface Sight {
    ImageView of(int row, int epoch);
  }

  private ImageSamples(List<LabelledImage> rows, Sight sight) {
    this.rows = rows;
    this.sight = sight;
  }

  /** Each image once, in each epoch altered in another way. */
  static ImageSamples alteredAfresh(List<LabelledImage> images, long seed) {
    return new ImageSamples(images, (row, epoch) -> ImageView.altered(seed, epoch));
  }

  /** The same views in each epoch. */
  static ImageSamples of(ViewedImages viewed) {
    int images = viewed.images().size();
    return new ImageSamples(viewed.rows(), (row, epoch) -> viewed.views().get(row / images));
  }

  @Override
  public boolean[] isPneumonia() {
    boolean[] labels = new boolean[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i).isPneumonia();
    }
    return labels;
  }

  @Override
  public Shape shape(int count) {
    return new Shape(count, CHANNELS, SIDE, SIDE);
  }

  @Override
  public NDArray inputs(NDManager manager, int[] asked, int epoch) {
    float[] inputs = new float[asked.length * SIDE * SIDE];
    IntStream.range(0, asked.length)
        .parallel()
        .forEach(
            i -> {
              float[] input = sight.of(asked[i], epoch).input(rows.get(asked[i]));
              System.arraycopy(input, 0, inputs, i * input.length, input.length);
            });
    try (NDArray gray = manager.create(inputs, new Shape(asked.length, 1, SIDE, SIDE))) {
      return gray.repeat(1, CHANNELS);
    }
  }
}
