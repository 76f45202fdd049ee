package org.hilum.dicom.codec.jpeg2000;

/**
 * The inverse discrete wavelet transforms (ITU-T T.800, annex F). Whole numbers below 2^24, which
 * those of 16 bits are, stay exact in single precision.
 */
final class Wavelet {
  private static final float ALPHA = -1.586134342059924f;
  private static final float BETA = -0.052980118572961f;
  private static final float GAMMA = 0.882911075530934f;
  private static final float DELTA = 0.443506852043971f;
  private static final float K = 1.230174104914001f;

  /** Rows or columns that are transformed together. */
  private static final int LANES = 16;

  private final boolean isReversible;
  private final float[] values;
  private final int stride;
  private final float[] lines;

  /**
   * @param values the coefficients of a tile's component, the bands of each resolution around the
   *     one below it; replaced by samples
   */
  Wavelet(boolean isReversible, float[] values, Area tile) {
    this.isReversible = isReversible;
    this.values = values;
    this.stride = tile.width();
    this.lines = new float[LANES * Math.max(tile.width(), tile.height())];
  }

  void invert(Area tile, int levels) {
    for (int level = levels - 1; level >= 0; level--) {
      Area area = tile.reduced(level, 0, 0);
      for (int y = 0; y < area.height(); y += LANES) {
        int count = Math.min(LANES, area.height() - y);
        invert(y * stride, stride, count, 1, area.width(), area.x0() & 1);
      }
      for (int x = 0; x < area.width(); x += LANES) {
        int count = Math.min(LANES, area.width() - x);
        invert(x, 1, count, stride, area.height(), area.y0() & 1);
      }
    }
  }

  /**
   * Some lines at once.
   *
   * @param start of the first line
   * @param toLine from a line to the next
   * @param count lines, at most {@link #LANES}
   * @param toValue from a value to the next of its line
   * @param length of a line
   * @param first 0 if the line begins with a low-pass value
   */
  private void invert(int start, int toLine, int count, int toValue, int length, int first) {
    int low = (length + 1 - first) / 2;
    for (int i = 0; i < length; i++) {
      int place = i < low ? 2 * i + first : 2 * (i - low) + 1 - first;
      for (int j = 0; j < count; j++) {
        lines[place * LANES + j] = values[start + i * toValue + j * toLine];
      }
    }
    if (length > 1) {
      lift(length, first);
    } else if (first == 1) {
      for (int j = 0; j < LANES; j++) {
        lines[j] /= 2;
      }
    }
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < count; j++) {
        values[start + i * toValue + j * toLine] = lines[i * LANES + j];
      }
    }
  }

  private void lift(int length, int first) {
    if (isReversible) {
      for (int i = first; i < length; i += 2) {
        liftWholeLow(i, length);
      }
      for (int i = 1 - first; i < length; i += 2) {
        liftWholeHigh(i, length);
      }
      return;
    }
    for (int i = 0; i < length; i++) {
      float factor = i % 2 == first ? K : 1 / K;
      for (int j = i * LANES; j < (i + 1) * LANES; j++) {
        lines[j] *= factor;
      }
    }
    lift(length, first, DELTA);
    lift(length, 1 - first, GAMMA);
    lift(length, first, BETA);
    lift(length, 1 - first, ALPHA);
  }

  private void lift(int length, int from, float factor) {
    for (int i = from; i < length; i += 2) {
      int before = LANES * (i > 0 ? i - 1 : 1);
      int after = LANES * (i + 1 < length ? i + 1 : length - 2);
      int at = LANES * i;
      for (int j = 0; j < LANES; j++) {
        lines[at + j] -= factor * (lines[before + j] + lines[after + j]);
      }
    }
  }

  private void liftWholeLow(int i, int length) {
    int before = LANES * (i > 0 ? i - 1 : 1);
    int after = LANES * (i + 1 < length ? i + 1 : length - 2);
    int at = LANES * i;
    for (int j = 0; j < LANES; j++) {
      lines[at + j] -= (int) (lines[before + j] + lines[after + j] + 2) >> 2;
    }
  }

  private void liftWholeHigh(int i, int length) {
    int before = LANES * (i > 0 ? i - 1 : 1);
    int after = LANES * (i + 1 < length ? i + 1 : length - 2);
    int at = LANES * i;
    for (int j = 0; j < LANES; j++) {
      lines[at + j] += (int) (lines[before + j] + lines[after + j]) >> 1;
    }
  }
}
