package org.hilum.training.audit;

import java.awt.image.BufferedImage;
import org.hilum.network.Preprocessing;

/**
 * What the network sees of an image, in 8 bits: {@value #SIDE} rows of {@value #SIDE} intensities,
 * 0 is black. It takes 50 kB of memory.
 */
final class InputPixels {
  static final int SIDE = Preprocessing.SIDE;

  /** Up to here a pixel is black; encoding keeps few at 0. */
  static final int BLACK = 3;

  /** From here on a pixel is white. */
  static final int WHITE = 252;

  private final byte[] intensities;
  private final double mean;
  private final double length;

  private InputPixels(byte[] intensities) {
    this.intensities = intensities;
    double sum = 0;
    double squares = 0;
    for (byte intensity : intensities) {
      int value = intensity & 0xff;
      sum += value;
      squares += value * value;
    }
    mean = sum / intensities.length;
    length = Math.sqrt(Math.max(0, squares - sum * mean));
  }

  /**
   * @param input values -1 to 1, row by row
   */
  static InputPixels of(float[] input) {
    byte[] intensities = new byte[SIDE * SIDE];
    for (int i = 0; i < intensities.length; i++) {
      intensities[i] = (byte) Math.round((input[i] + 1) * 127.5f);
    }
    return new InputPixels(intensities);
  }

  /** 0 to 255. */
  int at(int x, int y) {
    return intensities[y * SIDE + x] & 0xff;
  }

  /** Share of pixels from {@code low} to {@code high}, both included. */
  double share(int low, int high) {
    int count = 0;
    for (byte intensity : intensities) {
      int value = intensity & 0xff;
      count += value >= low && value <= high ? 1 : 0;
    }
    return (double) count / intensities.length;
  }

  /**
   * Pearson's correlation over the pixels, -1 to 1: blind to brightness and contrast. 0 if either
   * image is of one gray.
   */
  double correlation(InputPixels other) {
    if (length == 0 || other.length == 0) {
      return 0;
    }
    long products = 0;
    for (int i = 0; i < intensities.length; i++) {
      products += (intensities[i] & 0xff) * (other.intensities[i] & 0xff);
    }
    return (products - intensities.length * mean * other.mean) / (length * other.length);
  }

  /** Variance of the four-neighbour Laplacian: the higher, the sharper. */
  double sharpness() {
    double sum = 0;
    double squares = 0;
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        int edge = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
        sum += edge;
        squares += edge * edge;
      }
    }
    int count = (SIDE - 2) * (SIDE - 2);
    return squares / count - (sum / count) * (sum / count);
  }

  BufferedImage toImage() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, SIDE, SIDE, intensities);
    return image;
  }
}
