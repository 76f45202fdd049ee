package org.hilum.schemas;

/** Why an accepted image could not be screened. */
public enum FailureReason {
  /** The event names an object that the store does not have. */
  OBJECT_MISSING,
  /** The object's bytes are not those that the event names. */
  DIGEST_MISMATCH,
  /** Not a kind of image file that is read. */
  UNSUPPORTED_FORMAT,
  /** An image whose colour space, bit depth or number of frames is not read. */
  UNSUPPORTED_PIXELS,
  /** The image ends early or cannot be decoded. */
  CORRUPT,
  /** Larger than the limits on bytes or pixels. */
  TOO_LARGE,
  /** Smaller than the network can judge. */
  TOO_SMALL,
  /** Not a frontal view of a chest; the event's code tells what it is not. */
  OUT_OF_SCOPE_VIEW,
  /** Outside the ages that the model knows. */
  OUT_OF_SCOPE_AGE
}
