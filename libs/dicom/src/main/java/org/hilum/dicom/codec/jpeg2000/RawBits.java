package org.hilum.dicom.codec.jpeg2000;

/** Bits that bypass the arithmetic coder (ITU-T T.800, D.6); beyond their end there are ones. */
final class RawBits {
  private final byte[] data;
  private final int end;
  private int position;
  private int current;
  private int remaining;

  RawBits(byte[] data, int from, int to) {
    this.data = data;
    this.position = from;
    this.end = to;
  }

  int next() {
    if (remaining == 0) {
      remaining = current == 0xFF ? 7 : 8;
      current = position < end ? data[position] & 0xFF : 0xFF;
      position++;
    }
    remaining--;
    return current >> remaining & 1;
  }
}
