package org.hilum.bench.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.hilum.imaging.GrayImage;
import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.imaging.Reading;
import org.hilum.local.phantom.PhantomXray;
import org.hilum.network.Preprocessing;

/**
 * An endless supply of JPEG files. Drawing one costs far more than screening it, so a few are drawn
 * and each file gets a serial number in a comment: other bytes, and so another image to Hilum, at
 * the same cost of decoding.
 */
public final class PhantomFiles {
  private static final int AFTER_START_OF_IMAGE = 2;
  private static final int COMMENT_LENGTH = 2 + Long.BYTES;

  private final List<byte[]> drawn;

  private PhantomFiles(List<byte[]> drawn) {
    this.drawn = drawn;
  }

  /**
   * @param count different phantoms, every second one with an opacity
   */
  public static PhantomFiles draw(int count) {
    return new PhantomFiles(
        IntStream.range(0, count).parallel().mapToObj(PhantomFiles::drawOne).toList());
  }

  private static byte[] drawOne(int seed) {
    PhantomXray phantom = seed % 2 == 0 ? PhantomXray.clear(seed) : PhantomXray.withOpacity(seed);
    return phantom.jpeg();
  }

  /** The same serial number always gives the same bytes. */
  public byte[] file(long serial) {
    byte[] jpeg = drawn.get((int) (serial % drawn.size()));
    byte[] comment =
        ByteBuffer.allocate(2 + COMMENT_LENGTH)
            .put((byte) 0xFF)
            .put((byte) 0xFE)
            .putShort((short) COMMENT_LENGTH)
            .putLong(serial)
            .array();
    ByteArrayOutputStream file = new ByteArrayOutputStream(jpeg.length + comment.length);
    file.write(jpeg, 0, AFTER_START_OF_IMAGE);
    file.writeBytes(comment);
    file.write(jpeg, AFTER_START_OF_IMAGE, jpeg.length - AFTER_START_OF_IMAGE);
    return file.toByteArray();
  }

  /** All that were drawn, as files. */
  public List<byte[]> drawn() {
    return drawn;
  }

  /** All that were drawn, as 224x224 values each. */
  public List<float[]> inputs() {
    ImageReader reader = new ImageReader(ImageLimits.standard());
    return drawn.stream().map(file -> input(reader, file)).toList();
  }

  /**
   * Bytes to network input.
   *
   * @throws IllegalStateException if the bytes are no readable image
   */
  public static float[] input(ImageReader reader, byte[] file) {
    GrayImage image =
        reader
            .read(file)
            .fold(
                Reading.Readable::image,
                refused -> {
                  throw new IllegalStateException("a phantom is refused: " + refused.detail());
                });
    return Preprocessing.toInput(image);
  }
}
