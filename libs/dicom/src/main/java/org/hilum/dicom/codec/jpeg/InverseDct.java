package org.hilum.dicom.codec.jpeg;

/**
 * The inverse discrete cosine transform of 8 x 8 coefficients (ITU-T T.81, A.3.3), by rows and
 * columns, in single precision: its error is far below half a stored value.
 */
final class InverseDct {
  private static final float C1 = cosine(1);
  private static final float C2 = cosine(2);
  private static final float C3 = cosine(3);
  private static final float C4 = cosine(4);
  private static final float C5 = cosine(5);
  private static final float C6 = cosine(6);
  private static final float C7 = cosine(7);

  private final float level;
  private final int largest;

  /**
   * @param precision bits a sample
   */
  InverseDct(int precision) {
    level = (1 << (precision - 1)) + 0.5f; // the half rounds
    largest = (1 << precision) - 1;
  }

  private static float cosine(int sixteenths) {
    return (float) (Math.cos(sixteenths * Math.PI / 16) / 2);
  }

  /** Transforms a block in place and writes its samples. */
  void write(float[] block, ComponentPlane plane, int at) {
    for (int column = 0; column < 8; column++) {
      transform(block, column, 8);
    }
    for (int row = 0; row < 8; row++) {
      transform(block, 8 * row, 1);
      for (int column = 0; column < 8; column++) {
        int value = (int) (block[8 * row + column] + level);
        plane.samples()[at + row * plane.stride() + column] =
            (short) Math.max(0, Math.min(largest, value));
      }
    }
  }

  /**
   * One dimension: what even and odd frequencies give is the same on both halves of the samples,
   * but for the sign of the odd ones.
   */
  private static void transform(float[] block, int at, int step) {
    float f1 = block[at + step];
    float f2 = block[at + 2 * step];
    float f3 = block[at + 3 * step];
    float f5 = block[at + 5 * step];
    float f6 = block[at + 6 * step];
    float f7 = block[at + 7 * step];

    float sum = (block[at] + block[at + 4 * step]) * C4;
    float difference = (block[at] - block[at + 4 * step]) * C4;
    float outer = f2 * C2 + f6 * C6;
    float inner = f2 * C6 - f6 * C2;
    float even0 = sum + outer;
    float even1 = difference + inner;
    float even2 = difference - inner;
    float even3 = sum - outer;

    float odd0 = f1 * C1 + f3 * C3 + f5 * C5 + f7 * C7;
    float odd1 = f1 * C3 - f3 * C7 - f5 * C1 - f7 * C5;
    float odd2 = f1 * C5 - f3 * C1 + f5 * C7 + f7 * C3;
    float odd3 = f1 * C7 - f3 * C5 + f5 * C3 - f7 * C1;

    block[at] = even0 + odd0;
    block[at + step] = even1 + odd1;
    block[at + 2 * step] = even2 + odd2;
    block[at + 3 * step] = even3 + odd3;
    block[at + 4 * step] = even3 - odd3;
    block[at + 5 * step] = even2 - odd2;
    block[at + 6 * step] = even1 - odd1;
    block[at + 7 * step] = even0 - odd0;
  }
}
