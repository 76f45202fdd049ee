package org.hilum.dicom.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Images of {@value #COLUMNS} x {@value #ROWS} pixels with what makes coding hard: an even ground,
 * slopes, edges, noise, extremes.
 */
public enum DrawnImage {
  GRAY8(1, 8, 8, false),
  GRAY12(1, 16, 12, false),
  GRAY16(1, 16, 16, false),
  SIGNED12(1, 16, 12, true),
  SIGNED16(1, 16, 16, true),
  RGB8(3, 8, 8, false),
  RGB12(3, 16, 12, false);

  public static final int COLUMNS = 45;
  public static final int ROWS = 37;

  private final int samplesPerPixel;
  private final int bitsAllocated;
  private final int bitsStored;
  private final boolean isSigned;

  DrawnImage(int samplesPerPixel, int bitsAllocated, int bitsStored, boolean isSigned) {
    this.samplesPerPixel = samplesPerPixel;
    this.bitsAllocated = bitsAllocated;
    this.bitsStored = bitsStored;
    this.isSigned = isSigned;
  }

  /** Writes the pixel cells, little endian, for other programs: {@code IMAGE FILE}. */
  public static void main(String[] args) throws IOException {
    Files.write(Path.of(args[1]), valueOf(args[0]).cells());
  }

  public FrameFormat format() {
    return new FrameFormat(ROWS, COLUMNS, samplesPerPixel, bitsAllocated, bitsStored, isSigned);
  }

  public short[] samples() {
    short[] values = new short[ROWS * COLUMNS * samplesPerPixel];
    for (int i = 0; i < values.length; i++) {
      int pixel = i / samplesPerPixel;
      int tone = tone(pixel % COLUMNS, pixel / COLUMNS, i % samplesPerPixel);
      int value = (tone >> 16 - bitsStored) - (isSigned ? 1 << bitsStored - 1 : 0);
      values[i] = (short) (bitsAllocated == 8 ? value & 0xFF : value);
    }
    return values;
  }

  byte[] cells() {
    return Cells.of(samples(), bitsAllocated);
  }

  /** 16 bits. */
  private static int tone(int x, int y, int band) {
    boolean isExtreme = x == 30 && y > 20;
    if (isExtreme) {
      return y % 2 == 0 ? 0 : 0xFFFF;
    }
    if (x < 25 && y < 20) {
      return 9_000 + 4_000 * band; // the ground, all equal
    }
    int slope = 300 * x + 700 * y + 5_000 * band;
    boolean isNoisy = x > 32;
    int noise = isNoisy ? (x * 7_919 + y * 104_729 + band * 15_485_863) % 5_003 : 0;
    int edge = (x + y) % 16 < 3 ? 9_000 : 0;
    return Math.min(0xFFFF, slope + noise + edge);
  }
}
