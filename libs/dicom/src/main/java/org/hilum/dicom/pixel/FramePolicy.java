package org.hilum.dicom.pixel;

/** What becomes of several frames. */
public enum FramePolicy {
  REFUSE,
  FIRST
}
