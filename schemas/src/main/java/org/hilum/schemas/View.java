package org.hilum.schemas;

/** How the X-ray was taken (DICOM PS3.3, View Position). */
public enum View {
  /** Postero-anterior, frontal. */
  PA,
  /** Antero-posterior, frontal. */
  AP,
  LATERAL
}
