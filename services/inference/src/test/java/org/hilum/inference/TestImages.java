package org.hilum.inference;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;

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

  /** The pixels of the PNG of the same seed. */
  public static byte[] dicom(long seed) {
    BufferedImage image = noise(seed, 256, 256);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return DicomWriter.file(
        TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
        DataSet.builder()
            .text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.1.1")
            .text(Tags.SOP_INSTANCE_UID, "2.25." + seed)
            .integers(Tags.SAMPLES_PER_PIXEL, 1)
            .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
            .integers(Tags.ROWS, image.getHeight())
            .integers(Tags.COLUMNS, image.getWidth())
            .integers(Tags.BITS_ALLOCATED, 8)
            .integers(Tags.BITS_STORED, 8)
            .integers(Tags.HIGH_BIT, 7)
            .integers(Tags.PIXEL_REPRESENTATION, 0)
            .bytes(Tags.PIXEL_DATA, ValueRepresentation.OB, pixels)
            .build());
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
