package org.hilum.imaging;

/**
 * How many source pixels per side one pixel of a decoded image stands for. The network looks at 224
 * pixels a side. Keeping at least 448 on the shorter side leaves the resizing step four samples or
 * more to average for each of its pixels, so that skipped pixels cost no visible aliasing, while
 * memory stays bounded whatever the file claims.
 */
final class Sampling {
  static final int ENOUGH = 448;

  private Sampling() {}

  /**
   * At least 1.
   *
   * @param enough pixels that the shorter side keeps if it has them
   */
  static int step(Dimensions size, int enough) {
    return Math.max(1, Math.min(size.width(), size.height()) / enough);
  }

  /** How many of a side's pixels remain: the middle of each whole step, and of a last half one. */
  static int kept(int side, int step) {
    return (side - step / 2 + step - 1) / step;
  }
}
