package org.hilum.dicom.pixel;

/** What becomes of pixels that are coloured. */
public enum ColourPolicy {
  REFUSE,
  /** Luma of ITU-R BT.601, the one that YBR carries. */
  LUMINANCE
}
