package org.hilum.training.audit;

import static org.hilum.training.audit.InputPixels.SIDE;

/** A rectangle of the network's input, in pixels. */
record Region(int left, int top, int width, int height) {
  static final int EDGE = 8;
  static final int CORNER = 16;

  static final Region WHOLE = new Region(0, 0, SIDE, SIDE);
  static final Region TOP = new Region(0, 0, SIDE, EDGE);
  static final Region BOTTOM = new Region(0, SIDE - EDGE, SIDE, EDGE);
  static final Region LEFT = new Region(0, 0, EDGE, SIDE);
  static final Region RIGHT = new Region(SIDE - EDGE, 0, EDGE, SIDE);
  static final Region TOP_LEFT = new Region(0, 0, CORNER, CORNER);
  static final Region TOP_RIGHT = new Region(SIDE - CORNER, 0, CORNER, CORNER);
  static final Region BOTTOM_LEFT = new Region(0, SIDE - CORNER, CORNER, CORNER);
  static final Region BOTTOM_RIGHT = new Region(SIDE - CORNER, SIDE - CORNER, CORNER, CORNER);

  double mean(InputPixels pixels) {
    double sum = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        sum += pixels.at(x, y);
      }
    }
    return sum / (width * height);
  }

  /** Standard deviation. */
  double deviation(InputPixels pixels) {
    double mean = mean(pixels);
    double squares = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        squares += (pixels.at(x, y) - mean) * (pixels.at(x, y) - mean);
      }
    }
    return Math.sqrt(squares / (width * height));
  }
}
