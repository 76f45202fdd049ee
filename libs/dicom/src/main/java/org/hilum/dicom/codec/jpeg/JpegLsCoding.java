package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/**
 * What governs the coding of a scan (ITU-T T.87, A.2.1 and C.2.4.1.1).
 *
 * @param largest MAXVAL, the largest sample
 * @param near how far a sample may be from the original
 * @param t1 first threshold of gradients
 * @param t2 second threshold
 * @param t3 third threshold
 * @param reset after how many samples a context's counts are halved
 */
record JpegLsCoding(int largest, int near, int t1, int t2, int t3, int reset) {
  private static final int DEFAULT_RESET = 64;

  static JpegLsCoding of(int precision, int near, JpegLsPreset preset)
      throws DamagedFrameException {
    int most = (1 << precision) - 1;
    int largest = preset.largest() == 0 ? most : preset.largest();
    if (largest > most || near > Math.min(255, largest / 2)) {
      throw damaged(
          "JPEG-LS samples of %d bits up to %d, give or take %d, cannot be",
          precision, largest, near);
    }
    int t1 = preset.t1() == 0 ? defaultThreshold(largest, 3, 2, 3 * near, near + 1) : preset.t1();
    int t2 = preset.t2() == 0 ? defaultThreshold(largest, 7, 3, 5 * near, t1) : preset.t2();
    int t3 = preset.t3() == 0 ? defaultThreshold(largest, 21, 4, 7 * near, t2) : preset.t3();
    int reset = preset.reset() == 0 ? DEFAULT_RESET : preset.reset();
    if (t1 < near + 1 || t2 < t1 || t3 < t2 || t3 > largest) {
      throw damaged("JPEG-LS thresholds %d, %d, %d up to %d cannot be", t1, t2, t3, largest);
    }
    if (reset < 3 || reset > Math.max(255, largest)) {
      throw damaged("the JPEG-LS frame halves its counts after %d samples", reset);
    }
    return new JpegLsCoding(largest, near, t1, t2, t3, reset);
  }

  private static int defaultThreshold(int largest, int basic, int least, int forNear, int from) {
    int threshold;
    if (largest >= 128) {
      int factor = (Math.min(largest, 4095) + 128) / 256;
      threshold = factor * (basic - least) + least + forNear;
    } else {
      threshold = Math.max(least, basic / (256 / (largest + 1)) + forNear);
    }
    return threshold > largest || threshold < from ? from : threshold;
  }

  /** The distance of reconstructed samples. */
  int step() {
    return 2 * near + 1;
  }

  /** RANGE: how many errors there are. */
  int range() {
    return (largest + 2 * near) / step() + 1;
  }

  /** qbpp: the bits of a mapped error. */
  int errorBits() {
    return bitsOf(range());
  }

  /** LIMIT: the bits of the longest code. */
  int limit() {
    int bits = Math.max(2, bitsOf(largest + 1));
    return 2 * (bits + Math.max(8, bits));
  }

  /** Where each context's sum of errors begins. */
  int initialSum() {
    return Math.max(2, (range() + 32) / 64);
  }

  private static int bitsOf(int values) {
    return 32 - Integer.numberOfLeadingZeros(values - 1);
  }

  /** For each gradient, counted from {@code -largest}, its region, -4 to 4 (T.87, A.3.3). */
  byte[] regions() {
    byte[] regions = new byte[2 * largest + 1];
    for (int i = 0; i < regions.length; i++) {
      int size = Math.abs(i - largest);
      int region = size <= near ? 0 : size < t1 ? 1 : size < t2 ? 2 : size < t3 ? 3 : 4;
      regions[i] = (byte) (i < largest ? -region : region);
    }
    return regions;
  }

  /** The sample that an error makes of a prediction (T.87, A.4.4 and A.5). */
  int reconstructed(int predicted, int error) {
    int value = predicted + error * step();
    if (value < -near) {
      value += range() * step();
    } else if (value > largest + near) {
      value -= range() * step();
    }
    return Math.max(0, Math.min(largest, value));
  }
}
