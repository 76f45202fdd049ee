package org.hilum.schemas;

/** What a model says of an image. Hilum prioritises; it does not diagnose. */
public enum Decision {
  /** At or above the threshold: read it soon. */
  FLAGGED,
  /** Below the threshold. Still read by a radiologist. */
  CLEAR,
  /** The model abstains; never counted as negative. */
  INDETERMINATE
}
