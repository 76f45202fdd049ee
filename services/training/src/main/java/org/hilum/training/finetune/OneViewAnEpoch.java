package org.hilum.training.finetune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.hilum.training.train.Samples;

/**
 * Each image once an epoch, in another of its views each time.
 *
 * @param all views of the images, one below the other
 * @param views how many there are of each image
 */
record OneViewAnEpoch(Samples all, int views) implements Samples {
  @Override
  public boolean[] isPneumonia() {
    return Arrays.copyOf(all.isPneumonia(), images());
  }

  @Override
  public Shape shape(int rows) {
    return all.shape(rows);
  }

  @Override
  public NDArray inputs(NDManager manager, int[] rows, int epoch) {
    int[] seen = Arrays.stream(rows).map(image -> row(image, epoch)).toArray();
    return all.inputs(manager, seen, epoch);
  }

  /** Neighbours take different views, so that each epoch has some of all. */
  private int row(int image, int epoch) {
    return (image + epoch) % views * images() + image;
  }

  private int images() {
    return all.isPneumonia().length / views;
  }
}
