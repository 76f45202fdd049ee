package org.hilum.network;

import org.hilum.imaging.GrayImage;

/** Pixels to network input, the same for training and serving. */
public final class Preprocessing {

  /** Height and width of the network's input. */
  public static final int SIDE = 224;

  /** Names this recipe in {@code model.json}; any change of the recipe needs a new name. */
  public static final String NAME = "gray224-area-bilinear-1";

  private static final float HALF_RANGE = 127.5f;

  private Preprocessing() {}

  /**
   * Squeezes the image to 224x224: area averaging where an axis shrinks, bilinear where it grows.
   * The aspect ratio is not kept. An image of 224x224 passes exactly.
   *
   * @return 224 rows of 224 values, x/127.5-1
   */
  public static float[] toInput(GrayImage image) {
    return toInput(image, SIDE);
  }

  /**
   * The same for a network of another size.
   *
   * @return {@code side} rows of as many values
   */
  public static float[] toInput(GrayImage image, int side) {
    AxisResampling columns = AxisResampling.of(image.width(), side);
    AxisResampling rows = AxisResampling.of(image.height(), side);
    float[] narrow = new float[image.height() * side];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < side; x++) {
        narrow[y * side + x] = columns.at(x, image.intensities(), y * image.width());
      }
    }
    float[] input = new float[side * side];
    for (int y = 0; y < side; y++) {
      rows.addRows(y, narrow, side, input);
    }
    for (int i = 0; i < input.length; i++) {
      input[i] = input[i] / HALF_RANGE - 1;
    }
    return input;
  }
}
