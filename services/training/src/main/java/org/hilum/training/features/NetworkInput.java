package org.hilum.training.features;

import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.imaging.Inspection;
import org.hilum.imaging.Refusal;
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
              throw unusable(image, refused.reason(), refused.detail());
            });
  }

  /**
   * Format and size of the file as it lies there.
   *
   * @throws UnusableDataException if the file is no image that a worker would take
   */
  public static Inspection.Accepted header(LabelledImage image) {
    return READER
        .inspect(image.bytes())
        .fold(
            accepted -> accepted,
            refused -> {
              throw unusable(image, refused.reason(), refused.detail());
            });
  }

  private static UnusableDataException unusable(
      LabelledImage image, Refusal reason, String detail) {
    return new UnusableDataException(
        "%s is %s: %s; replace or remove the file".formatted(image.file(), reason, detail));
  }
}
