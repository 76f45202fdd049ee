package org.hilum.dicom.pixel;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which pixels of a frame make the image that is shown, so that no more is allocated than is
 * wanted.
 *
 * @param columns of the frame, from the left; one may come again, or never; not copied
 * @param rows of the frame, from the top; likewise
 */
public record PixelGrid(int[] columns, int[] rows) {

  /** Each pixel once. */
  static PixelGrid whole(ImagePixelModule module) {
    return new PixelGrid(
        IntStream.range(0, module.columns()).toArray(),
        IntStream.range(0, module.rows()).toArray());
  }

  /**
   * @param width of the frame
   * @param grey of the pixel at an index, row by row
   */
  GreyImage image(int width, IntUnaryOperator grey) {
    char[] samples = new char[columns.length * rows.length];
    int next = 0;
    for (int row : rows) {
      for (int column : columns) {
        samples[next++] = (char) grey.applyAsInt(row * width + column);
      }
    }
    return new GreyImage(columns.length, rows.length, samples);
  }
}
