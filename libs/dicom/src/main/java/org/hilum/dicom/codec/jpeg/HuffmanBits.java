package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/** Reads Huffman codes and the bits after them (ITU-T T.81, F.2.2). */
final class HuffmanBits {
  private final byte[] bytes;
  private final int end;
  private int position;
  // The next bits, leftmost first; beyond the data, zeros.
  private long bits;
  private int count;

  /** Begins with the current interval. */
  HuffmanBits(EntropyCodedData data) {
    this.bytes = data.bytes();
    this.position = data.start();
    this.end = data.end();
  }

  /** Enough for a code and its value. */
  private void fill() {
    while (count <= 56 && position < end) {
      long next = bytes[position++] & 0xFF;
      if (next == 0xFF) {
        position++; // the zero that keeps it from being a marker
      }
      bits |= next << (56 - count);
      count += 8;
    }
  }

  /**
   * The next symbol. At least 16 bits of the data, if there are so many, are at hand afterwards.
   *
   * @throws DamagedFrameException if the data end before, or no code begins so
   */
  int symbol(HuffmanTable table) throws DamagedFrameException {
    if (count < 32) {
      fill();
    }
    int found = table.find((int) (bits >>> 48));
    int length = found >> 8;
    if (found == 0 || length > count) {
      throw damaged("no Huffman code of the JPEG's at byte %d", position);
    }
    bits <<= length;
    count -= length;
    return found & 0xFF;
  }

  /**
   * A difference or coefficient (T.81, table F.1).
   *
   * @param size its bits, 0 to 16, right after {@link #symbol}
   */
  int value(int size) throws DamagedFrameException {
    if (size == 0) {
      return 0;
    }
    if (size > count) {
      throw damaged("the JPEG's data end at byte %d, before its last pixel", end);
    }
    int value = (int) (bits >>> (64 - size));
    bits <<= size;
    count -= size;
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }
}
