package org.hilum.inference;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images good and bad. */
public final class TestImages {
  private TestImages() {}

  /** A gray JPEG of noise; each seed gives another. */
  public static byte[] jpeg(long seed) {
    return encoded("jpg", noise(seed, 320, 280));
  }

  public static byte[] png(long seed) {
    return encoded("png", noise(seed, 256, 256));
  }

  public static byte[] tinyPng() {
    return encoded("png", noise(1, 8, 8));
  }

  public static byte[] truncatedJpeg() {
    byte[] whole = jpeg(2);
    return Arrays.copyOf(whole, whole.length / 2);
  }

  public static byte[] text() {
    return "this is no picture, whatever its name says".getBytes(StandardCharsets.UTF_8);
  }

  /** Four components in the frame header, as CMYK has. */
  public static byte[] cmykJpeg() {
    int[] bytes = {
      0xFF, 0xD8, // start of image
      0xFF, 0xC0, 0, 20, 8, 0, 100, 0, 100, 4, // 100x100, 8 bits, four components
      1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0, //
      0xFF, 0xD9
    };
    byte[] file = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      file[i] = (byte) bytes[i];
    }
    return file;
  }

  /** A PNG whose header claims 50,000 times 50,000 pixels. */
  public static byte[] hugePng() {
    byte[] file = png(3);
    ByteBuffer header = ByteBuffer.wrap(file);
    header.putInt(16, 50_000).putInt(20, 50_000);
    CRC32 checksum = new CRC32();
    checksum.update(file, 12, 17);
    header.putInt(29, (int) checksum.getValue());
    return file;
  }

  private static BufferedImage noise(long seed, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int gray = (x + y + random.nextInt(64)) % 256;
        image.getRaster().setSample(x, y, 0, gray);
      }
    }
    return image;
  }

  private static byte[] encoded(String format, BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("no writer for " + format);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
