package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/** Reads bits and Golomb codes (ITU-T T.87, A.1 and A.5.3). */
final class JpegLsBits {
  private final byte[] bytes;
  private final int end;
  private int position;
  private boolean isAfterFf;
  // The next bits, leftmost first; beyond the data, zeros.
  private long bits;
  private int count;

  /** Begins with the current interval. */
  JpegLsBits(EntropyCodedData data) {
    this.bytes = data.bytes();
    this.position = data.start();
    this.end = data.end();
  }

  private void fill() {
    while (count <= 56 && position < end) {
      long next = bytes[position++] & 0xFF;
      int size = isAfterFf ? 7 : 8; // a zero keeps what follows FF from being a marker
      bits |= next << (64 - size - count);
      count += size;
      isAfterFf = next == 0xFF;
    }
  }

  /**
   * @param size 0 to 32
   */
  int read(int size) throws DamagedFrameException {
    if (count < size) {
      fill();
    }
    int value = (int) (bits >>> 1 >>> (63 - size));
    skip(size);
    return value;
  }

  /**
   * A number in the limited Golomb code.
   *
   * @param k bits after the unary part, 0 to 31
   * @param longest LIMIT - qbpp - 1, at most 56: so many zeros announce the number itself
   * @param size bits of that number
   */
  int golomb(int k, int longest, int size) throws DamagedFrameException {
    if (count < 24) {
      fill();
    }
    int zeros = Long.numberOfLeadingZeros(bits);
    if (zeros >= count) {
      fill();
      zeros = Long.numberOfLeadingZeros(bits);
    }
    if (zeros < longest) {
      skip(zeros + 1);
      return (zeros << k) + read(k);
    }
    if (zeros > longest) {
      throw damaged("no JPEG-LS code at byte %d", position);
    }
    skip(zeros + 1);
    return read(size) + 1;
  }

  private void skip(int size) throws DamagedFrameException {
    if (size > count) {
      throw damaged("the JPEG-LS data end at byte %d, before the last pixel", end);
    }
    bits <<= size;
    count -= size;
  }
}
