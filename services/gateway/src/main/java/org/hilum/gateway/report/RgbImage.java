package org.hilum.gateway.report;

/**
 * @param width in pixels
 * @param height in pixels
 * @param samples red, green and blue of each pixel, row by row from the top left; not copied
 */
record RgbImage(int width, int height, byte[] samples) {
  private static final int SAMPLES = 3;

  RgbImage {
    if (width < 1 || height < 1 || samples.length != (long) width * height * SAMPLES) {
      throw new IllegalArgumentException(
          samples.length + " samples for " + width + "x" + height + " pixels");
    }
  }

  static RgbImage black(int width, int height) {
    return new RgbImage(width, height, new byte[width * height * SAMPLES]);
  }

  void set(int x, int y, int red, int green, int blue) {
    int at = (y * width + x) * SAMPLES;
    samples[at] = (byte) red;
    samples[at + 1] = (byte) green;
    samples[at + 2] = (byte) blue;
  }
}
