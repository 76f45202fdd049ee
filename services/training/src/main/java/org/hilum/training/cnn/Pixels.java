package org.hilum.training.cnn;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.hilum.imaging.GrayImage;
import org.hilum.network.Preprocessing;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.Batches;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.Progress;
import org.hilum.training.features.ViewedImages;

/**
 * Decoded images in memory, 50 kB each.
 *
 * @param images what is seen, row by row
 * @param rows {@value Preprocessing#SIDE} pixels a side
 */
public record Pixels(List<LabelledImage> images, List<GrayImage> rows) {
  /** Decodes all; the first image that cannot be decoded is named. */
  public static Pixels read(ViewedImages viewed, PrintStream out) {
    Progress progress =
        new Progress(out, "pixels", "images", viewed.images().size() * viewed.views().size());
    List<GrayImage> rows = new ArrayList<>();
    for (ImageView view : viewed.views()) {
      rows.addAll(
          Batches.map(
              viewed.images().images(),
              Runtime.getRuntime().availableProcessors(),
              batch -> {
                List<GrayImage> seen =
                    batch.stream().map(image -> ofInput(view.input(image))).toList();
                progress.did(seen.size());
                return seen;
              }));
    }
    return new Pixels(viewed.rows(), rows);
  }

  /**
   * The nearest pixels.
   *
   * @param input values -1 to 1, row by row
   */
  static GrayImage ofInput(float[] input) {
    byte[] intensities = new byte[input.length];
    for (int i = 0; i < input.length; i++) {
      intensities[i] = (byte) Math.round((input[i] + 1) * 127.5f);
    }
    return new GrayImage(Preprocessing.SIDE, Preprocessing.SIDE, intensities);
  }
}
