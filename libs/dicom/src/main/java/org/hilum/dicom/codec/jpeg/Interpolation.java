package org.hilum.dicom.codec.jpeg;

/**
 * Linear interpolation along one axis of a subsampled component, whose samples lie in the middle of
 * the pixels they stand for (ITU-T T.81, A.1.1).
 *
 * @param length of the frame in pixels
 * @param factor of the component
 * @param largest factor of all components
 */
record Interpolation(int length, int factor, int largest) {
  /** MCUs of an interleaved scan. */
  int units() {
    return (length + 8 * largest - 1) / (8 * largest);
  }

  /** Samples of the component. */
  int samples() {
    return (length * factor + largest - 1) / largest;
  }

  /** The sample before the middle of a pixel. */
  int first(int pixel) {
    return Math.max(0, Math.floorDiv(place(pixel), whole()));
  }

  /** The one after it. */
  int second(int pixel) {
    return Math.min(samples() - 1, Math.floorDiv(place(pixel), whole()) + 1);
  }

  /** How much the second counts, of {@link #whole()}. */
  int weightOfSecond(int pixel) {
    return Math.floorMod(place(pixel), whole());
  }

  int whole() {
    return 2 * largest;
  }

  /** Times {@link #whole()}. */
  int between(int first, int second, int weightOfSecond) {
    return first * (whole() - weightOfSecond) + second * weightOfSecond;
  }

  private int place(int pixel) {
    return (2 * pixel + 1) * factor - largest;
  }
}
