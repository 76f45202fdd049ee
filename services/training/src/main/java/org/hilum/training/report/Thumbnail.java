package org.hilum.training.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.hilum.network.Preprocessing;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.NetworkInput;

/** Images inside the page. */
final class Thumbnail {
  private static final int SIDE = Preprocessing.SIDE;

  private Thumbnail() {}

  /** What the network sees of an image. */
  static String of(LabelledImage image) {
    return inline(image, (gray, x, y) -> gray << 16 | gray << 8 | gray);
  }

  /**
   * The same under a heat map.
   *
   * @param heat as of {@link HeatColours}
   */
  static String of(LabelledImage image, float[] heat) {
    HeatColours colours = new HeatColours(heat, SIDE);
    return inline(image, colours::over);
  }

  /** Colour of a pixel, 8 bits each of red, green and blue. */
  private interface Paint {
    int of(int gray, int x, int y);
  }

  private static String inline(LabelledImage image, Paint paint) {
    float[] input = NetworkInput.of(image);
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < input.length; i++) {
      int gray = Math.round((input[i] + 1) * 127.5f);
      picture.setRGB(i % SIDE, i / SIDE, paint.of(gray, i % SIDE, i / SIDE));
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpeg", jpeg);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot draw " + image.file(), e);
    }
    return "<img alt=\"\" src=\"data:image/jpeg;base64,"
        + Base64.getEncoder().encodeToString(jpeg.toByteArray())
        + "\"/>";
  }
}
