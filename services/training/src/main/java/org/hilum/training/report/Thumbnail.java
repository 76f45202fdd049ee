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
    float[] input = NetworkInput.of(image);
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < input.length; i++) {
      picture.getRaster().setSample(i % SIDE, i / SIDE, 0, Math.round((input[i] + 1) * 127.5f));
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpeg", jpeg);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot draw " + image.file(), e);
    }
    return inline("jpeg", jpeg.toByteArray());
  }

  static String inline(String format, byte[] bytes) {
    return "<img alt=\"\" src=\"data:image/"
        + format
        + ";base64,"
        + Base64.getEncoder().encodeToString(bytes)
        + "\"/>";
  }
}
