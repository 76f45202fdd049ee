package org.hilum.training.features;

import java.io.PrintStream;
import java.util.List;
import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.imaging.Inspection;
import org.hilum.imaging.Refusal;
import org.hilum.network.Preprocessing;
import org.hilum.training.data.ImageSet;
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
   * Decodes all images once.
   *
   * @param out where progress is said
   * @throws UnusableDataException naming one that no worker would take
   */
  public static void requireReadable(ImageSet images, PrintStream out) {
    Progress progress = new Progress(out, "reading", "images", images.size());
    Batches.map(
        images.images(),
        Runtime.getRuntime().availableProcessors(),
        batch -> {
          List<float[]> inputs = batch.stream().map(NetworkInput::of).toList();
          progress.did(inputs.size());
          return List.of();
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
