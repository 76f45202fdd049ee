package org.hilum.dicom.pixel;

/**
 * What an image may claim before anything is allocated for it.
 *
 * @param maxSide pixels along the longer side
 * @param maxPixels rows times columns
 * @param maxFrames of the object, though one is shown
 */
public record PixelLimits(int maxSide, long maxPixels, int maxFrames) {
  /** Of any frame, whatever is allowed. */
  public static final int MOST_PIXELS = Integer.MAX_VALUE / 4; // three samples in one array

  public PixelLimits {
    if (maxSide < 1 || maxPixels < 1 || maxPixels > MOST_PIXELS || maxFrames < 1) {
      throw new IllegalArgumentException(
          "no image fits, or no array fits one: maxSide=%d maxPixels=%d maxFrames=%d"
              .formatted(maxSide, maxPixels, maxFrames));
    }
  }

  /** Room for any digital radiograph: detectors have up to about 20 million pixels. */
  public static PixelLimits standard() {
    return new PixelLimits(16_384, 64_000_000, 1_000);
  }
}
