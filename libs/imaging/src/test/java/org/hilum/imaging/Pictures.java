package org.hilum.imaging;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Draws a smooth gradient and writes it in the ways that devices do. */
final class Pictures {
  private Pictures() {}

  /** What every picture shows at a pixel, 0 to 255. */
  static int intensity(int x, int y, int width, int height) {
    return 20 + 180 * x / width + 40 * y / height;
  }

  static byte[] grayJpeg(int width, int height) {
    return write("jpeg", picture(width, height, 1, DataBuffer.TYPE_BYTE, false), false);
  }

  /** Gray in content, YCbCr in form. */
  static byte[] colourJpeg(int width, int height) {
    return write("jpeg", picture(width, height, 3, DataBuffer.TYPE_BYTE, false), false);
  }

  static byte[] progressiveJpeg(int width, int height) {
    return write("jpeg", picture(width, height, 1, DataBuffer.TYPE_BYTE, false), true);
  }

  static byte[] cmykJpeg(int width, int height) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    return write("jpeg", new IIOImage(raster, List.of(), null), false);
  }

  static byte[] png(int width, int height, int bands, int depth) {
    return write("png", picture(width, height, bands, typeOf(depth), false), false);
  }

  static byte[] interlacedPng(int width, int height) {
    return write("png", picture(width, height, 3, DataBuffer.TYPE_BYTE, false), true);
  }

  static byte[] pngWithAHole(int width, int height) {
    return write("png", picture(width, height, 4, DataBuffer.TYPE_BYTE, true), false);
  }

  static byte[] oneBitPng(int width, int height) {
    return write("png", new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY));
  }

  static byte[] palettePng(int width, int height) {
    return write("png", new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED));
  }

  static byte[] gif(int width, int height) {
    return write("gif", new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY));
  }

  /** One colour everywhere. */
  static byte[] uniformPng(int red, int green, int blue) {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, red << 16 | green << 8 | blue);
    }
    return write("png", image);
  }

  private static int typeOf(int depth) {
    return depth == 16 ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
  }

  private static BufferedImage picture(
      int width, int height, int bands, int type, boolean withHole) {
    boolean hasAlpha = bands == 2 || bands == 4;
    ColorSpace space = ColorSpace.getInstance(bands < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    int transparency = hasAlpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
    ComponentColorModel model = new ComponentColorModel(space, hasAlpha, false, transparency, type);
    WritableRaster raster = model.createCompatibleWritableRaster(width, height);
    int unit = type == DataBuffer.TYPE_USHORT ? 257 : 1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < bands; band++) {
          boolean isAlpha = hasAlpha && band == bands - 1;
          boolean isHole = withHole && x == width / 2 && y == height / 2;
          int opacity = isHole ? 0 : 255;
          int value = isAlpha ? opacity : intensity(x, y, width, height);
          raster.setSample(x, y, band, value * unit);
        }
      }
    }
    return new BufferedImage(model, raster, false, null);
  }

  private static byte[] write(String format, BufferedImage image) {
    return write(format, image, false);
  }

  private static byte[] write(String format, BufferedImage image, boolean progressive) {
    return write(format, new IIOImage(image, List.of(), null), progressive);
  }

  private static byte[] write(String format, IIOImage image, boolean progressive) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(stream);
      writer.write(null, image, param);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a " + format, e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
