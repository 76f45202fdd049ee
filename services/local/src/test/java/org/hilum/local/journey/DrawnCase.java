package org.hilum.local.journey;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.hilum.local.phantom.PhantomXray;

/**
 * A drawing with a verdict. The two classes are so different that a head learns them from few.
 *
 * @param number the same number always is the same drawing
 */
record DrawnCase(int number) {
  String verdict() {
    return isNormal() ? "NORMAL" : "PNEUMONIA";
  }

  byte[] jpeg() {
    byte[] phantom = PhantomXray.clear(number).jpeg();
    return isNormal() ? phantom : negative(phantom);
  }

  private boolean isNormal() {
    return number % 2 == 0;
  }

  private static byte[] negative(byte[] jpeg) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
      WritableRaster raster = image.getRaster();
      int[] samples = raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
      for (int i = 0; i < samples.length; i++) {
        samples[i] = 255 - samples[i];
      }
      raster.setSamples(0, 0, image.getWidth(), image.getHeight(), 0, samples);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "jpeg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot draw case", e);
    }
  }
}
