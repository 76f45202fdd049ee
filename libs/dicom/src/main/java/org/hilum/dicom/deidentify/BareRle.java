package org.hilum.dicom.deidentify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;

/**
 * A frame of RLE Lossless (PS3.5 annex G): a header of sixteen words, then a segment for each byte
 * of each sample, the most significant first. Segments are written one behind the other, each as
 * far as it has pixels, and of each byte the bits that are stored.
 */
final class BareRle {
  private static final int HEADER = 64;
  private static final int MOST_SEGMENTS = 15;

  /** A control that has no pixels. */
  private static final int NOTHING = -128;

  private final ByteBuffer frame;
  private final ByteBuffer copy;
  private final long pixels;
  private final int bytesASample;
  private final int segments;
  private final int lowest;
  private final int end;
  private final boolean isSigned;

  private BareRle(byte[] frame, DataSet image) {
    int allocated = image.integer(Tags.BITS_ALLOCATED).orElse(0);
    int stored = image.integer(Tags.BITS_STORED).orElse(allocated);
    this.frame = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    this.copy = ByteBuffer.allocate(frame.length + MOST_SEGMENTS).order(ByteOrder.LITTLE_ENDIAN);
    this.pixels = (long) image.integer(Tags.ROWS).orElse(0) * image.integer(Tags.COLUMNS).orElse(0);
    this.bytesASample = allocated / Byte.SIZE;
    this.segments = image.integer(Tags.SAMPLES_PER_PIXEL).orElse(1) * bytesASample;
    this.end = image.integer(Tags.HIGH_BIT).orElse(stored - 1) + 1;
    this.lowest = end - stored;
    this.isSigned = image.integer(Tags.PIXEL_REPRESENTATION).orElse(0) == 1;
  }

  static Optional<byte[]> of(byte[] frame, DataSet image) {
    BareRle rle = new BareRle(frame, image);
    return frame.length >= HEADER && rle.isExpected() && rle.isCopied()
        ? Optional.of(rle.written())
        : Optional.empty();
  }

  /** A sign above its byte is not asked for: no radiograph is stored so. */
  private boolean isExpected() {
    boolean isSignWithin = !isSigned || end > Byte.SIZE * (bytesASample - 1);
    return pixels > 0
        && segments > 0
        && segments <= MOST_SEGMENTS
        && frame.getInt(0) == segments
        && lowest >= 0
        && lowest < end
        && end <= Byte.SIZE * bytesASample
        && isSignWithin;
  }

  private boolean isCopied() {
    copy.putInt(segments).position(HEADER);
    for (int i = 0; i < segments; i++) {
      copy.putInt(Integer.BYTES * (i + 1), copy.position());
      int limit = i + 1 < segments ? start(i + 1) : frame.capacity();
      int shift = Byte.SIZE * (bytesASample - 1 - i % bytesASample);
      if (!isCopied(start(i), Math.min(limit, frame.capacity()), shift)) {
        return false;
      }
      copy.position(copy.position() + copy.position() % 2);
    }
    return true;
  }

  private byte[] written() {
    byte[] written = new byte[copy.position()];
    copy.rewind().get(written);
    return written;
  }

  private int start(int segment) {
    return frame.getInt(Integer.BYTES * (segment + 1));
  }

  /**
   * To the run of its last pixel.
   *
   * @param limit of the segment with what follows it
   * @param shift of its byte within the sample
   */
  private boolean isCopied(int start, int limit, int shift) {
    long left = pixels;
    int at = start;
    while (left > 0) {
      if (at < HEADER || at >= limit) {
        return false;
      }
      int control = frame.get(at);
      at++;
      if (control != NOTHING) {
        int values = control < 0 ? 1 : control + 1;
        if (at + values > limit) {
          return false;
        }
        copy.put((byte) control);
        for (int i = 0; i < values; i++) {
          copy.put(stored(frame.get(at + i), shift));
        }
        at += values;
        left -= Math.abs(control) + 1;
      }
    }
    return left >= -(pixels % 2); // some encoders code the byte that makes pixels even, too
  }

  /** The bits of a byte that are stored; above a negative value they are ones. */
  private byte stored(byte value, int shift) {
    int above = Math.max(0, shift + Byte.SIZE - end);
    if (above >= Byte.SIZE) {
      return 0;
    }
    int unused = Integer.SIZE - Byte.SIZE + above;
    int raised = value << unused;
    int bare = isSigned ? raised >> unused : raised >>> unused;
    return (byte) (bare & -1 << Math.max(0, lowest - shift));
  }
}
