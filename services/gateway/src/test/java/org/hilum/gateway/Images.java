package org.hilum.gateway;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of noise, each different from all others. */
public final class Images {
  private static final Random NOISE = new Random();
  private static final int SIDE = 96;

  private Images() {}

  public static byte[] jpeg() {
    return encoded(noise(SIDE, BufferedImage.TYPE_BYTE_GRAY), "jpg");
  }

  public static byte[] png() {
    return encoded(noise(SIDE, BufferedImage.TYPE_BYTE_GRAY), "png");
  }

  public static byte[] thumbnail() {
    return encoded(noise(32, BufferedImage.TYPE_BYTE_GRAY), "png");
  }

  public static byte[] blackAndWhitePng() {
    return encoded(noise(SIDE, BufferedImage.TYPE_BYTE_BINARY), "png");
  }

  /** It ends before it says how large it is. */
  public static byte[] truncatedJpeg() {
    return Arrays.copyOf(jpeg(), 60);
  }

  /** Four components, as CMYK has. */
  public static byte[] cmykJpeg() {
    BufferedImage picture = noise(SIDE, BufferedImage.TYPE_4BYTE_ABGR);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(picture.getRaster(), null, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A valid header that claims 2.5 billion pixels. */
  public static byte[] pngOf50000By50000() {
    byte[] png = png();
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 50_000).putInt(20, 50_000);
    CRC32 checksum = new CRC32();
    checksum.update(png, 12, 17);
    header.putInt(29, (int) checksum.getValue());
    return png;
  }

  private static BufferedImage noise(int side, int type) {
    BufferedImage picture = new BufferedImage(side, side, type);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        picture.setRGB(x, y, NOISE.nextInt());
      }
    }
    return picture;
  }

  private static byte[] encoded(BufferedImage picture, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
