package org.hilum.imaging;

/** One image format. Implementations hold no state. */
interface Codec {
  ImageFormat format();

  /** Whether the bytes begin as this format does. */
  boolean recognises(byte[] bytes);

  /** Reads headers only. The kind of pixels is checked, their number is not. */
  Dimensions dimensions(byte[] bytes) throws UnreadableException;

  /** Called only when {@link #dimensions} are within the limits. */
  GrayImage decode(byte[] bytes) throws UnreadableException;
}
