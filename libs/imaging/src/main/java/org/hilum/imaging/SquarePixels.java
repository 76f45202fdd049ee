package org.hilum.imaging;

import java.util.stream.IntStream;
import org.hilum.dicom.pixel.ImagePixelModule;
import org.hilum.dicom.pixel.PixelAspect;
import org.hilum.dicom.pixel.PixelGrid;

/**
 * A frame as it is in square pixels: where its own are wider than high, or the other way round, the
 * side that is too short grows by repeating pixels.
 *
 * @param columns of the frame
 * @param rows of the frame
 * @param size in square pixels
 */
record SquarePixels(int columns, int rows, Dimensions size) {
  static SquarePixels of(ImagePixelModule module) {
    int columns = module.columns();
    int rows = module.rows();
    PixelAspect aspect = module.aspect();
    Dimensions size = new Dimensions(columns, rows);
    if (!aspect.isSquare()) {
      double tall = aspect.vertical() / aspect.horizontal();
      size =
          tall > 1
              ? new Dimensions(columns, stretched(rows, tall))
              : new Dimensions(stretched(columns, 1 / tall), rows);
    }
    return new SquarePixels(columns, rows, size);
  }

  /** Beyond an int it is far beyond every limit. */
  private static int stretched(int side, double factor) {
    return (int) Math.min(Integer.MAX_VALUE, Math.round(side * factor));
  }

  /**
   * The pixels that remain.
   *
   * @param step every how many square pixels one is kept
   */
  PixelGrid grid(int step) {
    return new PixelGrid(kept(columns, size.width(), step), kept(rows, size.height(), step));
  }

  private static int[] kept(int side, int stretched, int step) {
    return IntStream.range(0, Sampling.kept(stretched, step))
        .map(i -> (int) (((long) i * step + step / 2) * side / stretched))
        .toArray();
  }
}
