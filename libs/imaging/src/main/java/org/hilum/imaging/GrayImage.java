package org.hilum.imaging;

/**
 * @param width in pixels
 * @param height in pixels
 * @param intensities row by row from the top left, 8 bits unsigned, 0 is black; not copied
 */
public record GrayImage(int width, int height, byte[] intensities) {
  public GrayImage {
    if (width < 1 || height < 1 || intensities.length != (long) width * height) {
      throw new IllegalArgumentException(
          intensities.length + " intensities for " + width + "x" + height + " pixels");
    }
  }
}
