package org.hilum.training.features;

import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.network.Preprocessing;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.UnusableDataException;

/** Reads an image of the data set the way a worker reads one from a device. */
public final class NetworkInput {
  private static final ImageReader READER = new ImageReader(ImageLimits.standard());

  private NetworkInput() {}

  /**
   * @return values -1 to 1, row by row
   * @throws UnusableDataException if the file is no image that a worker would take
   */
  public static float[] of(LabelledImage image) {
    return READER
        .read(image.bytes())
        .fold(
            readable -> Preprocessing.toInput(readable.image()),
            refused -> {
              throw new UnusableDataException(
                  image.file() + " is " + refused.reason() + ": " + refused.detail());
            });
  }
}
