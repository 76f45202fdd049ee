package org.hilum.imaging;

/** Width and height in pixels, as a header claims them: zero or absurd values included. */
record Dimensions(int width, int height) {
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
