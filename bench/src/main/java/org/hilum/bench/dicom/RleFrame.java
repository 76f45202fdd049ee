package org.hilum.bench.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;

/** A frame of RLE Lossless (PS3.5 annex G) of grey words: their high bytes, then their low ones. */
final class RleFrame {
  private static final int HEADER = 64;
  private static final int LONGEST = 128;

  private RleFrame() {}

  /**
   * @param width of a row, which begins a run of its own
   */
  static byte[] of(int[] values, int width) {
    byte[] high = segment(values.length, width, i -> values[i] >> 8);
    byte[] low = segment(values.length, width, i -> values[i] & 0xFF);
    ByteBuffer frame =
        ByteBuffer.allocate(HEADER + high.length + low.length).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(2).putInt(HEADER).putInt(HEADER + high.length);
    return frame.position(HEADER).put(high).put(low).array();
  }

  private static byte[] segment(int count, int width, IntUnaryOperator value) {
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    for (int row = 0; row < count; row += width) {
      int at = row;
      while (at < row + width) {
        int most = Math.min(LONGEST, row + width - at);
        int equal = run(at, most, value);
        int length = equal > 2 ? equal : literals(at, most, value);
        if (equal > 2) {
          segment.write(1 - length);
          segment.write(value.applyAsInt(at));
        } else {
          segment.write(length - 1);
          for (int i = at; i < at + length; i++) {
            segment.write(value.applyAsInt(i));
          }
        }
        at += length;
      }
    }
    if (segment.size() % 2 != 0) {
      segment.write(0);
    }
    return segment.toByteArray();
  }

  private static int run(int at, int most, IntUnaryOperator value) {
    int length = 1;
    while (length < most && value.applyAsInt(at + length) == value.applyAsInt(at)) {
      length++;
    }
    return length;
  }

  /** Up to the next three that are equal. */
  private static int literals(int at, int most, IntUnaryOperator value) {
    int length = 1;
    while (length < most && run(at + length, Math.min(3, most - length), value) < 3) {
      length++;
    }
    return length;
  }
}
