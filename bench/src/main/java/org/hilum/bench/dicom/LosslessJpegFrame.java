package org.hilum.bench.dicom;

import java.io.ByteArrayOutputStream;

/** A frame of lossless JPEG (ITU-T T.81 annex H) of grey samples of 12 bits. */
final class LosslessJpegFrame {
  /**
   * How many codes have 1, 2, 3 ... bits; the codes are those of 0, 1, 2 ... bits of difference.
   */
  private static final int[] CODES = {0, 0, 6, 3, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0};

  private static final int SYMBOLS = 14;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final int[] code = new int[SYMBOLS];
  private final int[] length = new int[SYMBOLS];
  private long bits;
  private int count;

  private LosslessJpegFrame() {
    int next = 0;
    int symbol = 0;
    for (int size = 1; size <= CODES.length; size++) {
      for (int i = 0; i < CODES[size - 1]; i++) {
        code[symbol] = next++;
        length[symbol++] = size;
      }
      next <<= 1;
    }
  }

  /**
   * @param predictor 1, the sample to the left, or 7, the mean of those to the left and above
   */
  static byte[] of(int[] values, int width, int height, int predictor) {
    LosslessJpegFrame frame = new LosslessJpegFrame();
    frame.headers(width, height, predictor);
    for (int i = 0; i < values.length; i++) {
      frame.difference(values[i] - prediction(values, i, width, predictor));
    }
    return frame.end();
  }

  private static int prediction(int[] values, int at, int width, int predictor) {
    if (at == 0) {
      return 1 << DrawnRadiograph.BITS - 1;
    }
    if (at % width == 0) {
      return values[at - width];
    }
    int left = values[at - 1];
    return at < width || predictor == 1 ? left : left + values[at - width] >> 1;
  }

  private void headers(int width, int height, int predictor) {
    bytes(0xFF, 0xD8);
    bytes(0xFF, 0xC3, 0, 11, DrawnRadiograph.BITS, height >> 8, height, width >> 8, width);
    bytes(1, 1, 0x11, 0);
    bytes(0xFF, 0xC4, 0, 3 + CODES.length + SYMBOLS, 0);
    bytes(CODES);
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      out.write(symbol);
    }
    bytes(0xFF, 0xDA, 0, 8, 1, 1, 0, predictor, 0, 0);
  }

  private void difference(int difference) {
    int size = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(difference));
    put(code[size], length[size]);
    put(difference < 0 ? difference - 1 & (1 << size) - 1 : difference, size);
  }

  private void put(int value, int size) {
    bits = bits << size | value;
    count += size;
    while (count >= Byte.SIZE) {
      count -= Byte.SIZE;
      stuffed((int) (bits >> count) & 0xFF);
    }
  }

  private void stuffed(int octet) {
    out.write(octet);
    if (octet == 0xFF) {
      out.write(0);
    }
  }

  private byte[] end() {
    if (count > 0) {
      int padding = Byte.SIZE - count;
      put((1 << padding) - 1, padding);
    }
    bytes(0xFF, 0xD9);
    return out.toByteArray();
  }

  private void bytes(int... values) {
    for (int value : values) {
      out.write(value);
    }
  }
}
