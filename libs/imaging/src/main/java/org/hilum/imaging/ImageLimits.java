package org.hilum.imaging;

/**
 * What an image may claim before it is decoded.
 *
 * @param maxBytes length of the file
 * @param maxSide pixels along the longer side
 * @param maxPixels width times height
 * @param minSide pixels along the shorter side
 */
public record ImageLimits(long maxBytes, int maxSide, long maxPixels, int minSide) {
  public ImageLimits {
    if (maxBytes < 1 || minSide < 1 || maxSide < minSide || maxPixels < 1) {
      throw new IllegalArgumentException(
          "no image fits maxBytes=%d maxSide=%d maxPixels=%d minSide=%d"
              .formatted(maxBytes, maxSide, maxPixels, minSide));
    }
  }

  /** Room for any digital chest X-ray: detectors have up to about 20 million pixels. */
  public static ImageLimits standard() {
    return new ImageLimits(50_000_000, 16_384, 64_000_000, 64);
  }
}
