package org.hilum.imaging;

/** One image format. Thread safe. */
interface Codec {
  ImageFormat format();

  /** Whether the bytes begin as this format does. */
  boolean recognises(byte[] bytes);

  /** Reads headers only. The kind of pixels is checked, their number is not. */
  Picture open(byte[] bytes) throws UnreadableException;
}
