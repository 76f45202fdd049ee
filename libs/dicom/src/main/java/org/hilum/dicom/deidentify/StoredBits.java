package org.hilum.dicom.deidentify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.pixel.PhotometricInterpretation;

/**
 * Samples that are not compressed (PS3.5 8.1): bits that are allocated and not stored held overlays
 * once (PS3.5 8.1.2), and what comes after the last sample is no pixel.
 */
final class StoredBits {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int bytesASample;
  private final int mask;
  private final int stored;
  private final int lowest;
  private final boolean isSigned;
  private final long size;

  private StoredBits(DataSet image) {
    int allocated = image.integer(Tags.BITS_ALLOCATED).orElse(0);
    this.bytesASample = allocated / Byte.SIZE;
    this.mask = allocated == Byte.SIZE ? 0xFF : 0xFFFF;
    this.stored = image.integer(Tags.BITS_STORED).orElse(allocated);
    this.lowest = image.integer(Tags.HIGH_BIT).orElse(stored - 1) + 1 - stored;
    this.isSigned = image.integer(Tags.PIXEL_REPRESENTATION).orElse(0) == 1;
    this.size =
        (long) bytesASample
            * image.integer(Tags.ROWS).orElse(0)
            * image.integer(Tags.COLUMNS).orElse(0)
            * PhotometricInterpretation.nativeSamplesPerPixel(image)
            * image.integer(Tags.NUMBER_OF_FRAMES).orElse(1);
  }

  /** What contradicts itself is left as it is: nobody can show it. */
  static Bytes only(Bytes pixels, DataSet image) {
    StoredBits bits = new StoredBits(image);
    return bits.isConsistent() ? bits.only(pixels) : pixels;
  }

  private boolean isConsistent() {
    return (bytesASample == 1 || bytesASample == 2)
        && stored > 0
        && lowest >= 0
        && lowest + stored <= Byte.SIZE * bytesASample
        && size > 0;
  }

  private Bytes only(Bytes pixels) {
    int end = (int) Math.min(size, pixels.length());
    int even = end + end % 2;
    if (even == pixels.length() && isClean(pixels.bytes(), end)) { // as most are: no copy
      return pixels;
    }
    byte[] cleaned = new byte[even];
    for (int at = 0; at + bytesASample <= end; at += bytesASample) {
      int sample = cleaned(read(pixels.bytes(), at));
      for (int i = 0; i < bytesASample; i++) {
        cleaned[at + i] = (byte) (sample >> Byte.SIZE * i);
      }
    }
    return new Bytes(cleaned);
  }

  /** Eight bytes at a time, as most have no bit set that needs a closer look. */
  private boolean isClean(byte[] pixels, int end) {
    long suspicious = suspicious();
    int at = 0;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      if (((long) LONGS.get(pixels, at) & suspicious) != 0
          && !isClean(pixels, at, at + Long.BYTES)) {
        return false;
      }
    }
    return isClean(pixels, at, end);
  }

  /** In all samples of eight bytes: bits that are not stored, and the sign, which repeats above. */
  private long suspicious() {
    int value = isSigned ? stored - 1 : stored;
    long bits = mask & ~(((1 << value) - 1) << lowest);
    for (int size = Byte.SIZE * bytesASample; size < Long.SIZE; size *= 2) {
      bits |= bits << size;
    }
    return bits;
  }

  private boolean isClean(byte[] pixels, int from, int end) {
    for (int at = from; at + bytesASample <= end; at += bytesASample) {
      int sample = read(pixels, at);
      if (sample != (cleaned(sample) & mask)) {
        return false;
      }
    }
    return true;
  }

  private int read(byte[] bytes, int at) {
    return bytesASample == 1 ? bytes[at] & 0xFF : bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
  }

  /** Above a negative value the bits are ones, as for readers that do not look at the high bit. */
  private int cleaned(int sample) {
    int above = Integer.SIZE - stored - lowest;
    int shifted = sample << above;
    return (isSigned ? shifted >> above : shifted >>> above) & -1 << lowest;
  }
}
