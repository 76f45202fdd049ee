package org.hilum.training.audit;

import java.util.Arrays;

/**
 * A fingerprint in 64 bits that survives another encoding or another size: which of the lowest
 * frequencies of the image lie above their median (DCT hash; Zauner, "Implementation and
 * Benchmarking of Perceptual Image Hash Functions", 2010).
 */
final class PerceptualHash {
  private static final int COARSE = 32;
  private static final int BLOCK = InputPixels.SIDE / COARSE;
  private static final int FREQUENCIES = 8;

  /** The first frequency is the mean and left out. */
  private static final double[][] COSINES = cosines();

  private PerceptualHash() {}

  static long of(InputPixels pixels) {
    double[] spectrum = spectrum(coarse(pixels));
    double[] ascending = spectrum.clone();
    Arrays.sort(ascending);
    double median = (ascending[31] + ascending[32]) / 2;
    long hash = 0;
    for (int i = 0; i < spectrum.length; i++) {
      hash |= spectrum[i] > median ? 1L << i : 0;
    }
    return hash;
  }

  /** In how many of the 64 bits they differ. */
  static int distance(long hash, long other) {
    return Long.bitCount(hash ^ other);
  }

  private static double[][] cosines() {
    double[][] cosines = new double[FREQUENCIES][COARSE];
    for (int f = 0; f < FREQUENCIES; f++) {
      for (int i = 0; i < COARSE; i++) {
        cosines[f][i] = Math.cos(Math.PI * (f + 1) * (2 * i + 1) / (2 * COARSE));
      }
    }
    return cosines;
  }

  /** Averages over blocks of 7x7 pixels. */
  private static double[][] coarse(InputPixels pixels) {
    double[][] coarse = new double[COARSE][COARSE];
    for (int y = 0; y < InputPixels.SIDE; y++) {
      for (int x = 0; x < InputPixels.SIDE; x++) {
        coarse[y / BLOCK][x / BLOCK] += (double) pixels.at(x, y) / (BLOCK * BLOCK);
      }
    }
    return coarse;
  }

  private static double[] spectrum(double[][] coarse) {
    double[] spectrum = new double[FREQUENCIES * FREQUENCIES];
    for (int v = 0; v < FREQUENCIES; v++) {
      for (int u = 0; u < FREQUENCIES; u++) {
        for (int y = 0; y < COARSE; y++) {
          for (int x = 0; x < COARSE; x++) {
            spectrum[v * FREQUENCIES + u] += coarse[y][x] * COSINES[v][y] * COSINES[u][x];
          }
        }
      }
    }
    return spectrum;
  }
}
