package org.hilum.dicom.pixel;

/** Why a data set is not shown as a grey image. */
public enum PixelRefusal {
  NO_PIXELS,
  /** A value of the image pixel module is missing, impossible or contradicts another. */
  MALFORMED_MODULE,
  /** More than {@link PixelLimits} allows, as claimed. */
  TOO_MANY_PIXELS,
  /** More than {@link PixelLimits} allows, as claimed. */
  TOO_MANY_FRAMES,
  /** Well formed, but not 8 or 16 bits allocated, or of no known photometric interpretation. */
  UNSUPPORTED_PIXELS,
  /** {@link ColourPolicy#REFUSE}. */
  COLOUR,
  /** {@link FramePolicy#REFUSE}. */
  SEVERAL_FRAMES,
  /** Fewer pixels than claimed. */
  TRUNCATED_PIXELS,
  /** Nothing decodes frames of this transfer syntax. */
  NO_DECODER,
  /** The frame does not decode to what the image pixel module says. */
  CORRUPT_FRAME,
  /** A lookup table, a window or a slope that is none. */
  MALFORMED_DISPLAY
}
