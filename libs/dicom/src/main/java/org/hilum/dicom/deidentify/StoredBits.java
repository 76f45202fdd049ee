package org.hilum.dicom.deidentify;

import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;

/**
 * Samples that are not compressed (PS3.5 8.1): bits that are allocated and not stored held overlays
 * once (PS3.5 8.1.2), and what comes after the last sample is no pixel.
 */
final class StoredBits {
  private final int bytesASample;
  private final int stored;
  private final int lowest;
  private final boolean isSigned;
  private final long size;

  private StoredBits(DataSet image) {
    int allocated = image.integer(Tags.BITS_ALLOCATED).orElse(0);
    this.bytesASample = allocated / Byte.SIZE;
    this.stored = image.integer(Tags.BITS_STORED).orElse(allocated);
    this.lowest = image.integer(Tags.HIGH_BIT).orElse(stored - 1) + 1 - stored;
    this.isSigned = image.integer(Tags.PIXEL_REPRESENTATION).orElse(0) == 1;
    this.size =
        (long) bytesASample
            * image.integer(Tags.ROWS).orElse(0)
            * image.integer(Tags.COLUMNS).orElse(0)
            * image.integer(Tags.SAMPLES_PER_PIXEL).orElse(1)
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
    if (even == pixels.length() && stored == Byte.SIZE * bytesASample) {
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
