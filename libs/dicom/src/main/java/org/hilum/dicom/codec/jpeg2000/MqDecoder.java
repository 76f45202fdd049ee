package org.hilum.dicom.codec.jpeg2000;

import java.util.Arrays;

/** The MQ arithmetic decoder with the contexts of code-blocks (ITU-T T.800, annex C). */
final class MqDecoder {
  static final int RUN = 17;
  static final int UNIFORM = 18;

  private static final int CONTEXTS = 19;

  // Table C.2. A state is the row times two, plus the more probable symbol.
  private static final int[] ESTIMATES = {
    0x5601, 0x3401, 0x1801, 0x0AC1, 0x0521, 0x0221, 0x5601, 0x5401, 0x4801, 0x3801, 0x3001, 0x2401,
    0x1C01, 0x1601, 0x5601, 0x5401, 0x5101, 0x4801, 0x3801, 0x3401, 0x3001, 0x2801, 0x2401, 0x2201,
    0x1C01, 0x1801, 0x1601, 0x1401, 0x1201, 0x1101, 0x0AC1, 0x09C1, 0x08A1, 0x0521, 0x0441, 0x02A1,
    0x0221, 0x0141, 0x0111, 0x0085, 0x0049, 0x0025, 0x0015, 0x0009, 0x0005, 0x0001, 0x5601
  };
  private static final int[] AFTER_MORE_PROBABLE = {
    1, 2, 3, 4, 5, 38, 7, 8, 9, 10, 11, 12, 13, 29, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
    27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 45, 46
  };
  private static final int[] AFTER_LESS_PROBABLE = {
    1, 6, 9, 12, 29, 33, 6, 14, 14, 14, 17, 18, 20, 21, 14, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22,
    23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 46
  };
  private static final int[] SWITCHING = {0, 6, 14};

  private static final int[] ESTIMATE = new int[2 * ESTIMATES.length];
  private static final int[] MORE = new int[2 * ESTIMATES.length];
  private static final int[] LESS = new int[2 * ESTIMATES.length];

  static {
    for (int state = 0; state < ESTIMATE.length; state++) {
      int row = state / 2;
      int symbol = state % 2;
      boolean isSwitching = Arrays.binarySearch(SWITCHING, row) >= 0;
      ESTIMATE[state] = ESTIMATES[row];
      MORE[state] = 2 * AFTER_MORE_PROBABLE[row] + symbol;
      LESS[state] = 2 * AFTER_LESS_PROBABLE[row] + (isSwitching ? 1 - symbol : symbol);
    }
  }

  private final int[] states = new int[CONTEXTS];
  private byte[] data;
  private int position;
  private int end;
  private int code;
  private int interval;
  private int count;

  /** As at the beginning of a code-block (T.800, table D.7). */
  void resetContexts() {
    Arrays.fill(states, 0);
    states[0] = 2 * 4;
    states[RUN] = 2 * 3;
    states[UNIFORM] = 2 * 46;
  }

  /** Begins with a segment; beyond its end there are ones. */
  void begin(byte[] segment, int from, int to) {
    data = segment;
    position = from;
    end = to;
    code = at(position) << 16;
    readByte();
    code <<= 7;
    count -= 7;
    interval = 0x8000;
  }

  private int at(int index) {
    return index < end ? data[index] & 0xFF : 0xFF;
  }

  private void readByte() {
    int next = at(position + 1);
    if (at(position) == 0xFF) {
      if (next > 0x8F) {
        code += 0xFF00;
        count = 8;
      } else {
        position++;
        code += next << 9;
        count = 7;
      }
    } else {
      position++;
      code += next << 8;
      count = 8;
    }
  }

  /** The next decision in a context, 0 or 1. */
  int decode(int context) {
    int state = states[context];
    int estimate = ESTIMATE[state];
    interval -= estimate;
    boolean isUpper = code >>> 16 >= estimate;
    if (isUpper) {
      code -= estimate << 16;
      if ((interval & 0x8000) != 0) {
        return state & 1;
      }
    }
    boolean isMoreProbable = isUpper == interval >= estimate;
    if (!isUpper) {
      interval = estimate;
    }
    states[context] = isMoreProbable ? MORE[state] : LESS[state];
    renormalize();
    return isMoreProbable ? state & 1 : 1 - (state & 1);
  }

  private void renormalize() {
    int missing = Integer.numberOfLeadingZeros(interval) - 16;
    while (missing > 0) {
      if (count == 0) {
        readByte();
      }
      int shift = Math.min(missing, count);
      interval <<= shift;
      code <<= shift;
      count -= shift;
      missing -= shift;
    }
  }
}
