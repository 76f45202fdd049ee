package org.hilum.dicom.pixel;

import java.util.Arrays;
import java.util.Optional;

/** What the samples of a pixel mean (PS3.3 C.7.6.3.1.2). */
public enum PhotometricInterpretation {
  /** The lowest value is white. */
  MONOCHROME1("MONOCHROME1", 1),
  /** The lowest value is black. */
  MONOCHROME2("MONOCHROME2", 1),
  PALETTE_COLOUR("PALETTE COLOR", 1),
  RGB("RGB", 3),
  YBR_FULL("YBR_FULL", 3),
  /** Two pixels share their chrominance. */
  YBR_FULL_422("YBR_FULL_422", 3),
  /** JPEG 2000's irreversible transformation. */
  YBR_ICT("YBR_ICT", 3),
  /** JPEG 2000's reversible transformation. */
  YBR_RCT("YBR_RCT", 3);

  private final String term;
  private final int samplesPerPixel;

  PhotometricInterpretation(String term, int samplesPerPixel) {
    this.term = term;
    this.samplesPerPixel = samplesPerPixel;
  }

  static Optional<PhotometricInterpretation> of(String term) {
    return Arrays.stream(values()).filter(it -> it.term.equals(term)).findFirst();
  }

  int samplesPerPixel() {
    return samplesPerPixel;
  }

  boolean isMonochrome() {
    return this == MONOCHROME1 || this == MONOCHROME2;
  }
}
