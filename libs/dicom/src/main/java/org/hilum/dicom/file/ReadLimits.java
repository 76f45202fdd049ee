package org.hilum.dicom.file;

/**
 * What a file may be, whatever it claims.
 *
 * @param maxBytes of the file or data set
 * @param maxInflatedBytes of a data set that is deflated
 * @param maxElements elements, items and fragments, at all depths together
 * @param maxDepth sequences within sequences
 */
public record ReadLimits(long maxBytes, long maxInflatedBytes, int maxElements, int maxDepth) {
  private static final int DEEPEST = 256;

  public ReadLimits {
    if (maxBytes < 1 || maxInflatedBytes < 1 || maxElements < 1) {
      throw new IllegalArgumentException(
          "no file fits maxBytes=%d maxInflatedBytes=%d maxElements=%d"
              .formatted(maxBytes, maxInflatedBytes, maxElements));
    }
    if (maxDepth < 0 || maxDepth > DEEPEST) { // each one is a call on the stack
      throw new IllegalArgumentException(
          "maxDepth=%d, expected 0 to %d".formatted(maxDepth, DEEPEST));
    }
  }

  /** Room for any radiograph: detectors have up to about 20 million pixels of two bytes. */
  public static ReadLimits standard() {
    return new ReadLimits(100_000_000, 200_000_000, 100_000, 32);
  }
}
