package org.hilum.triage.dashboard;

import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hilum.imaging.GrayImage;
import org.hilum.imaging.ImageFormat;
import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.imaging.Reading;
import org.hilum.storage.ObjectStore;

/**
 * Stored X-rays as a browser shows them: a JPEG or PNG as it is, a DICOM file as the PNG that the
 * network would see, in more detail. What is no picture by its media type is read and drawn one at
 * a time, for a file and its pixels together fill much of the heap.
 */
@Singleton
class XrayPictures {
  /** Detectors have up to about 20 million. */
  private static final long MOST_PIXELS = 25_000_000;

  private static final int LONGEST_SIDE = 16_384;

  /** Of a shorter side, for screens of 2,000 pixels; below that nothing is left out. */
  private static final int ENOUGH_PIXELS = 1_024;

  private final ObjectStore store;
  private final int largestBytes;
  private final ImageReader reader;
  private final Semaphore drawing = new Semaphore(1, true);

  /**
   * @param largestBytes as the gateway has it: it takes no image that is larger
   */
  XrayPictures(
      ObjectStore store,
      @ConfigProperty(name = "hilum.limits.max-bytes", defaultValue = "50000000")
          int largestBytes) {
    this.store = store;
    this.largestBytes = largestBytes;
    this.reader =
        new ImageReader(
            new ImageLimits(largestBytes, LONGEST_SIDE, MOST_PIXELS, 1),
            EnumSet.of(ImageFormat.DICOM));
  }

  /**
   * @return empty if the store has no such image
   */
  Optional<XrayPicture> find(String imageId) {
    String key = "xrays/" + imageId;
    return store
        .head(key)
        .flatMap(
            object ->
                object.contentType().startsWith("image/")
                    ? store.get(key, largestBytes).map(XrayPictures::asItIs)
                    : drawn(key));
  }

  private Optional<XrayPicture> drawn(String key) {
    drawing.acquireUninterruptibly();
    try {
      return store.get(key, largestBytes).map(this::picture);
    } finally {
      drawing.release();
    }
  }

  private XrayPicture picture(byte[] bytes) {
    return isPng(bytes) || isJpeg(bytes)
        ? asItIs(bytes)
        : reader
            .read(bytes, ENOUGH_PIXELS)
            .fold(XrayPictures::png, refused -> new XrayPicture.Unreadable(refused.detail()));
  }

  /** From the bytes: the store answers with what its writer claimed. */
  private static XrayPicture asItIs(byte[] bytes) {
    return new XrayPicture.Visible(isPng(bytes) ? "image/png" : "image/jpeg", bytes);
  }

  private static boolean isPng(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == (byte) 0x89 && bytes[1] == 'P';
  }

  private static boolean isJpeg(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8;
  }

  private static XrayPicture png(Reading.Readable readable) {
    GrayImage xray = readable.image();
    BufferedImage image =
        new BufferedImage(xray.width(), xray.height(), BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, xray.width(), xray.height(), xray.intensities());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a PNG into memory", e);
    }
    return new XrayPicture.Visible("image/png", file.toByteArray());
  }
}
