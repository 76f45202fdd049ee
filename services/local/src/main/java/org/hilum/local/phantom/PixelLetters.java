package org.hilum.local.phantom;

import java.awt.image.WritableRaster;
import java.util.Map;

/** The few letters of the marker, drawn here because a server without fonts cannot draw text. */
final class PixelLetters {
  private static final int COLUMNS = 5;
  private static final int WHITE = 255;

  /** Seven rows of five pixels, read as binary numbers. */
  private static final Map<Character, int[]> ROWS =
      Map.of(
          'S', new int[] {0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110},
          'Y', new int[] {0b10001, 0b10001, 0b01010, 0b00100, 0b00100, 0b00100, 0b00100},
          'N', new int[] {0b10001, 0b11001, 0b10101, 0b10101, 0b10011, 0b10001, 0b10001},
          'T', new int[] {0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100},
          'H', new int[] {0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001},
          'E', new int[] {0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111},
          'I', new int[] {0b01110, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110},
          'C', new int[] {0b01111, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b01111});

  private PixelLetters() {}

  static void write(String text, WritableRaster raster, int left, int top, int scale) {
    for (int position = 0; position < text.length(); position++) {
      int x = left + position * (COLUMNS + 1) * scale;
      write(ROWS.get(text.charAt(position)), raster, x, top, scale);
    }
  }

  private static void write(int[] rows, WritableRaster raster, int left, int top, int scale) {
    for (int y = 0; y < rows.length * scale; y++) {
      for (int x = 0; x < COLUMNS * scale; x++) {
        int bit = COLUMNS - 1 - x / scale;
        if ((rows[y / scale] >> bit & 1) == 1) {
          raster.setSample(left + x, top + y, 0, WHITE);
        }
      }
    }
  }
}
