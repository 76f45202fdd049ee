package org.hilum.dicom.codec.jpeg2000;

/**
 * A part of a grid, from the upper left point to the one beyond the lower right (ITU-T T.800, annex
 * B). Coordinates are below 2^30, so that sums of two do not overflow.
 */
record Area(int x0, int y0, int x1, int y1) {
  int width() {
    return Math.max(0, x1 - x0);
  }

  int height() {
    return Math.max(0, y1 - y0);
  }

  boolean isEmpty() {
    return x1 <= x0 || y1 <= y0;
  }

  Area within(Area other) {
    return new Area(
        Math.max(x0, other.x0),
        Math.max(y0, other.y0),
        Math.min(x1, other.x1),
        Math.min(y1, other.y1));
  }

  /** The area of every so many-th point: {@code 2^levels}, counted from an offset (B-15). */
  Area reduced(int levels, int offsetX, int offsetY) {
    return new Area(
        ceiling(x0 - offsetX, levels),
        ceiling(y0 - offsetY, levels),
        ceiling(x1 - offsetX, levels),
        ceiling(y1 - offsetY, levels));
  }

  /** {@code value / 2^shift}, rounded up. */
  static int ceiling(int value, int shift) {
    return (int) ((long) value + (1L << shift) - 1 >> shift);
  }
}
