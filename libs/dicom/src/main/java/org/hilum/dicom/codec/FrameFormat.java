package org.hilum.dicom.codec;

/**
 * The shape of a frame as its data set describes it (PS3.3, C.7.6.3).
 *
 * @param rows 1 to 65,535
 * @param columns 1 to 65,535
 * @param samplesPerPixel 1 or 3
 * @param bitsAllocated 8 or 16
 * @param bitsStored 1 to {@code bitsAllocated}
 * @param isSigned whether stored values are in two's complement
 */
public record FrameFormat(
    int rows,
    int columns,
    int samplesPerPixel,
    int bitsAllocated,
    int bitsStored,
    boolean isSigned) {
  private static final int MOST = 65_535;

  public FrameFormat {
    if (rows < 1 || rows > MOST || columns < 1 || columns > MOST) {
      throw new IllegalArgumentException(
          "%d rows of %d pixels, expected 1 to %d".formatted(rows, columns, MOST));
    }
    if (samplesPerPixel != 1 && samplesPerPixel != 3) {
      throw new IllegalArgumentException(samplesPerPixel + " samples a pixel, expected 1 or 3");
    }
    if (bitsAllocated != 8 && bitsAllocated != 16 || bitsStored < 1 || bitsStored > bitsAllocated) {
      throw new IllegalArgumentException(
          "%d bits stored in %d, expected at most 8 in 8 or 16 in 16"
              .formatted(bitsStored, bitsAllocated));
    }
    if ((long) rows * columns * samplesPerPixel > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException(
          "%d rows of %d pixels are more than a frame can have".formatted(rows, columns));
    }
  }

  /** Samples of all pixels. */
  public int sampleCount() {
    return rows * columns * samplesPerPixel;
  }
}
