package org.hilum.dicom.deidentify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;

/**
 * A frame of RLE Lossless (PS3.5 annex G): a header of sixteen words, then a segment for each byte
 * of each sample. Segments are written one behind the other, each as far as it has pixels.
 */
final class BareRle {
  private static final int HEADER = 64;
  private static final int MOST_SEGMENTS = 15;

  /** A control that has no pixels. */
  private static final int NOTHING = -128;

  private final ByteBuffer frame;
  private final long pixels;
  private final int segments;

  private BareRle(byte[] frame, DataSet image) {
    this.frame = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    this.pixels = (long) image.integer(Tags.ROWS).orElse(0) * image.integer(Tags.COLUMNS).orElse(0);
    this.segments =
        image.integer(Tags.SAMPLES_PER_PIXEL).orElse(1)
            * (image.integer(Tags.BITS_ALLOCATED).orElse(0) / Byte.SIZE);
  }

  static Optional<byte[]> of(byte[] frame, DataSet image) {
    BareRle rle = new BareRle(frame, image);
    return frame.length >= HEADER && rle.isExpected() ? rle.copied() : Optional.empty();
  }

  private boolean isExpected() {
    return pixels > 0 && segments > 0 && segments <= MOST_SEGMENTS && frame.getInt(0) == segments;
  }

  private Optional<byte[]> copied() {
    ByteBuffer copy =
        ByteBuffer.allocate(frame.capacity() + segments).order(ByteOrder.LITTLE_ENDIAN);
    copy.putInt(segments).position(HEADER);
    for (int i = 0; i < segments; i++) {
      OptionalInt end = end(start(i), i + 1 < segments ? start(i + 1) : frame.capacity());
      if (end.isEmpty()) {
        return Optional.empty();
      }
      copy.putInt(Integer.BYTES * (i + 1), copy.position());
      copy.put(frame.array(), start(i), end.getAsInt() - start(i));
      copy.position(copy.position() + copy.position() % 2);
    }
    byte[] bare = new byte[copy.position()];
    copy.rewind().get(bare);
    return Optional.of(bare);
  }

  private int start(int segment) {
    return frame.getInt(Integer.BYTES * (segment + 1));
  }

  /**
   * Where the run of its last pixel ends.
   *
   * @param limit of the segment with what follows it
   */
  private OptionalInt end(int start, int limit) {
    long left = pixels;
    long most = pixels + pixels % 2; // some encoders code the byte that makes pixels even, too
    int at = start;
    while (left > 0) {
      if (at < HEADER || at >= Math.min(limit, frame.capacity())) {
        return OptionalInt.empty();
      }
      int control = frame.get(at);
      int length = control == NOTHING ? 0 : Math.abs(control) + 1;
      at += control < 0 ? (control == NOTHING ? 1 : 2) : 1 + length;
      left -= length;
      most -= length;
    }
    return at <= limit && at <= frame.capacity() && most >= 0
        ? OptionalInt.of(at)
        : OptionalInt.empty();
  }
}
