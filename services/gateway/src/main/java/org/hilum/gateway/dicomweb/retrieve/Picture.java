package org.hilum.gateway.dicomweb.retrieve;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.hilum.dicom.pixel.GreyImage;
import org.hilum.dicom.pixel.PixelAspect;
import org.hilum.dicom.pixel.Rendering;

/** A grey image of 8 bits for people's screens (PS3.18 8.3.5). */
final class Picture {
  /** 65535 / 255. */
  private static final int STEP = 257;

  private Picture() {}

  /** With square pixels, no larger than the viewport, and enlarged in neither direction. */
  static BufferedImage of(Rendering.Shown shown, Viewport viewport) {
    BufferedImage picture = grey(shown.image());
    PixelAspect aspect = shown.module().aspect();
    double tall = aspect.isSquare() ? 1 : aspect.vertical() / aspect.horizontal();
    double width = picture.getWidth() / Math.max(1, tall);
    double height = picture.getHeight() * Math.min(1, tall);
    double scale = Math.min(1, Math.min(viewport.width() / width, viewport.height() / height));
    return scaled(
        picture,
        (int) Math.max(1, Math.round(width * scale)),
        (int) Math.max(1, Math.round(height * scale)));
  }

  /**
   * @param format as ImageIO names it
   */
  static byte[] encoded(BufferedImage picture, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, bytes)) {
        throw new IllegalStateException("this Java platform writes no " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into memory", e);
    }
    return bytes.toByteArray();
  }

  private static BufferedImage grey(GreyImage image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((image.samples()[i] + STEP / 2) / STEP);
    }
    return picture;
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    if (width == picture.getWidth() && height == picture.getHeight()) {
      return picture;
    }
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }
}
