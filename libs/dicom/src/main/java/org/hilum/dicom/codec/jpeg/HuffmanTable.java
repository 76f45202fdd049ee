package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/** A Huffman table (ITU-T T.81, annex C and F.2.2.3). */
final class HuffmanTable {
  private static final int LONGEST = 16;

  /** Codes of so many bits, nearly all that occur, are found by one look. */
  private static final int QUICK = 10;

  private final int[] symbols;
  // Length in the high byte, symbol in the low one; 0 where the code is longer.
  private final short[] quick = new short[1 << QUICK];
  // For each length the first 16-bit pattern beyond its codes, and what leads from code to symbol.
  private final int[] beyond = new int[LONGEST + 1];
  private final int[] offset = new int[LONGEST + 1];

  private HuffmanTable(int[] counts, int[] symbols) throws DamagedFrameException {
    this.symbols = symbols;
    int code = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      offset[length] = index - code;
      if (code + counts[length] > 1 << length) {
        throw damaged("a JPEG Huffman table has more codes of %d bits than there are", length);
      }
      if (length <= QUICK) {
        fill(code, counts[length], length, index);
      }
      code += counts[length];
      index += counts[length];
      beyond[length] = code << (LONGEST - length);
      code <<= 1;
    }
  }

  /** The table whose counts lie at an offset of its segment. */
  static HuffmanTable parse(MarkerSegment segment, int at) throws DamagedFrameException {
    int[] counts = new int[LONGEST + 1];
    int total = 0;
    for (int length = 1; length <= LONGEST; length++) {
      counts[length] = segment.unsigned8(at + length - 1);
      total += counts[length];
    }
    int[] symbols = new int[total];
    for (int i = 0; i < total; i++) {
      symbols[i] = segment.unsigned8(at + LONGEST + i);
    }
    return new HuffmanTable(counts, symbols);
  }

  private void fill(int code, int count, int length, int index) {
    int width = 1 << (QUICK - length);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < width; j++) {
        quick[(code + i) * width + j] = (short) (length << 8 | symbols[index + i]);
      }
    }
  }

  /** Bytes of its definition. */
  int length() {
    return LONGEST + symbols.length;
  }

  /** The largest symbol that can be decoded, -1 if none. */
  int largestSymbol() {
    int largest = -1;
    for (int symbol : symbols) {
      largest = Math.max(largest, symbol);
    }
    return largest;
  }

  /**
   * The code that begins a bit pattern.
   *
   * @param pattern the next 16 bits
   * @return its length times 256 plus its symbol; 0 if none begins so
   */
  int find(int pattern) {
    int found = quick[pattern >> (LONGEST - QUICK)];
    return found != 0 ? found : findLong(pattern);
  }

  private int findLong(int pattern) {
    for (int length = QUICK + 1; length <= LONGEST; length++) {
      if (pattern < beyond[length]) {
        return length << 8 | symbols[offset[length] + (pattern >> (LONGEST - length))];
      }
    }
    return 0;
  }
}
