package org.hilum.imaging;

/** Why bytes are not taken as an image. */
public enum Refusal {
  EMPTY,
  /** The file is longer than {@link ImageLimits#maxBytes()}. */
  TOO_MANY_BYTES,
  /** The header claims more than {@link ImageLimits} allows. */
  TOO_MANY_PIXELS,
  /** A side is shorter than {@link ImageLimits#minSide()}. */
  TOO_SMALL,
  /** None of {@link ImageFormat}, or one that is not wanted. */
  UNSUPPORTED_FORMAT,
  /**
   * A known format with pixels of another kind, or none: CMYK, palette, fewer or more bits,
   * transparency, animation, several frames, colour of a DICOM radiograph, lossless or arithmetic
   * JPEG, frames that nothing decodes.
   */
  UNSUPPORTED_PIXELS,
  /** It ends early, contradicts itself, or its checksums do not match. */
  CORRUPT
}
