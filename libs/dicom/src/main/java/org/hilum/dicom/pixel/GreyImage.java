package org.hilum.dicom.pixel;

/**
 * @param width in pixels
 * @param height in pixels
 * @param samples row by row from the top left, 16 bits, 0 is black and 65535 white; not copied
 */
public record GreyImage(int width, int height, char[] samples) {
  public GreyImage {
    if (width < 1 || height < 1 || samples.length != (long) width * height) {
      throw new IllegalArgumentException(
          samples.length + " samples for " + width + "x" + height + " pixels");
    }
  }
}
