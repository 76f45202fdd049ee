package org.hilum.imaging;

/**
 * A file of which the headers were read.
 *
 * @param size in pixels, as claimed
 */
record Picture(Dimensions size, Decoder decoder) {

  /** Decodes the pixels. */
  interface Decoder {
    /**
     * Called only when the size is within the limits.
     *
     * @param step every how many pixels one is kept, in both directions
     */
    GrayImage image(int step) throws UnreadableException;
  }
}
