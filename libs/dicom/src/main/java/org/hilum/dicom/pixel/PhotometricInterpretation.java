package org.hilum.dicom.pixel;

import java.util.Arrays;
import java.util.Optional;
import org.hilum.dicom.codec.Samples;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;

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

  /** Samples that an image has for each of its pixels where it is not compressed. */
  public static int nativeSamplesPerPixel(DataSet image) {
    return isShared(image)
        ? YBR_FULL_422.nativeSamplesPerPixel()
        : image.integer(Tags.SAMPLES_PER_PIXEL).orElse(1);
  }

  /**
   * What the samples of a frame mean once it is uncompressed and each pixel has its own; empty
   * where that is what the image says.
   */
  public static Optional<String> ofDecoded(DataSet image, Samples samples) {
    if (samples.isColourTransformUndone()) {
      return Optional.of(RGB.term);
    }
    return isShared(image) ? Optional.of(YBR_FULL.term) : Optional.empty();
  }

  private static boolean isShared(DataSet image) {
    return image
        .text(Tags.PHOTOMETRIC_INTERPRETATION)
        .filter(YBR_FULL_422.term::equals)
        .isPresent();
  }

  int nativeSamplesPerPixel() {
    return this == YBR_FULL_422 ? 2 : samplesPerPixel;
  }

  int samplesPerPixel() {
    return samplesPerPixel;
  }

  boolean isMonochrome() {
    return this == MONOCHROME1 || this == MONOCHROME2;
  }
}
