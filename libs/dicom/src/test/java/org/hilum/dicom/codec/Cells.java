package org.hilum.dicom.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Pixel cells as native pixel data have them, little endian (PS3.5, 8.1.1). */
final class Cells {
  private Cells() {}

  static byte[] of(short[] values, int bitsAllocated) {
    int size = bitsAllocated / 8;
    ByteBuffer cells = ByteBuffer.allocate(values.length * size).order(ByteOrder.LITTLE_ENDIAN);
    for (short value : values) {
      if (size == 1) {
        cells.put((byte) value);
      } else {
        cells.putShort(value);
      }
    }
    return cells.array();
  }

  /** The cells as unsigned values. */
  static int[] values(byte[] cells, int bitsAllocated) {
    ByteBuffer buffer = ByteBuffer.wrap(cells).order(ByteOrder.LITTLE_ENDIAN);
    int[] values = new int[cells.length * 8 / bitsAllocated];
    for (int i = 0; i < values.length; i++) {
      values[i] = bitsAllocated == 8 ? buffer.get() & 0xFF : buffer.getShort() & 0xFFFF;
    }
    return values;
  }

  /** SHA-256. */
  static String digest(byte[] cells) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(cells));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
