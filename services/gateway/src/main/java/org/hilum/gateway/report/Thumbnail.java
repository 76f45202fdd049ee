package org.hilum.gateway.report;

import org.hilum.dicom.pixel.GreyImage;

/** A smaller copy of an image, each pixel the mean of those that it stands for. */
final class Thumbnail {
  private static final int LONGEST_SIDE = 1024;

  private final GreyImage original;
  private final int width;
  private final int height;

  /** An image that is small enough stays as large as it is. */
  Thumbnail(GreyImage original) {
    int longer = Math.max(original.width(), original.height());
    double scale = Math.min(1.0, (double) LONGEST_SIDE / longer);
    this.original = original;
    this.width = Math.max(1, (int) Math.round(original.width() * scale));
    this.height = Math.max(1, (int) Math.round(original.height() * scale));
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** 0 is black and 255 white. */
  int grey(int x, int y) {
    int left = edge(x, width, original.width());
    int right = Math.max(left + 1, edge(x + 1, width, original.width()));
    int top = edge(y, height, original.height());
    int bottom = Math.max(top + 1, edge(y + 1, height, original.height()));
    long sum = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        sum += original.samples()[row * original.width() + column];
      }
    }
    return (int) (sum / ((long) (right - left) * (bottom - top))) >> Byte.SIZE;
  }

  private static int edge(int at, int side, int originalSide) {
    return (int) ((long) at * originalSide / side);
  }
}
