package org.hilum.imaging;

import static org.hilum.imaging.UnreadableException.unsupported;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Samples of a raster, 8 or 16 bits, to 8-bit intensities. */
final class Intensities {
  private Intensities() {}

  /** Gray, and YCbCr where the first band is the luma. */
  static GrayImage ofFirstBand(Raster raster) {
    return convert(raster, 1, (samples, at) -> samples[at]);
  }

  static GrayImage ofRgb(Raster raster) {
    return convert(raster, 3, (samples, at) -> luma(samples, at));
  }

  /** Luma of ITU-R BT.601, the one that JPEG's YCbCr carries. */
  private static int luma(int[] rgb, int at) {
    return (299 * rgb[at] + 587 * rgb[at + 1] + 114 * rgb[at + 2] + 500) / 1000;
  }

  /** An alpha band that hides nothing is ignored; what lies under hidden pixels is undefined. */
  static void requireOpaque(Raster raster, int alphaBand) throws UnreadableException {
    int opaque = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 0xFFFF : 0xFF;
    int[] row = new int[raster.getWidth()];
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int alpha : raster.getSamples(0, y, raster.getWidth(), 1, alphaBand, row)) {
        if (alpha != opaque) {
          throw unsupported("transparent pixels");
        }
      }
    }
  }

  private static GrayImage convert(Raster raster, int bandsNeeded, Blend blend) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    if (bands < bandsNeeded) {
      throw new IllegalStateException(bands + " bands decoded, expected " + bandsNeeded);
    }
    boolean isDeep = raster.getTransferType() == DataBuffer.TYPE_USHORT;
    byte[] intensities = new byte[width * height];
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int value = blend.of(row, x * bands);
        intensities[y * width + x] = (byte) (isDeep ? toEightBits(value) : value);
      }
    }
    return new GrayImage(width, height, intensities);
  }

  /** Samples of 16 bits. */
  static GrayImage ofSamples(int width, int height, char[] samples) {
    byte[] intensities = new byte[samples.length];
    for (int i = 0; i < intensities.length; i++) {
      intensities[i] = (byte) toEightBits(samples[i]);
    }
    return new GrayImage(width, height, intensities);
  }

  /** Rounds 0..65535 to 0..255; 65535 is 257 times 255. */
  private static int toEightBits(int value) {
    return (value + 128) / 257;
  }

  private interface Blend {
    int of(int[] samples, int at);
  }
}
