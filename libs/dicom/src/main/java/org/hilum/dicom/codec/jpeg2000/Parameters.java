package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/** What the headers say, of the whole or of one tile (ITU-T T.800, A.6). */
final class Parameters {
  private static final int PRECINCTS = 1;

  private final int precision;
  private final Coding[] codings;
  private final Quantization[] quantizations;
  // Those that hold for one component outrank those that hold for all (A.6.1).
  private final boolean[] hasOwnCoding;
  private final boolean[] hasOwnQuantization;
  private int progression;
  private int layers;
  private boolean isColourTransformed;

  /**
   * @param precision bits a sample
   */
  Parameters(int components, int precision) {
    this.precision = precision;
    codings = new Coding[components];
    quantizations = new Quantization[components];
    hasOwnCoding = new boolean[components];
    hasOwnQuantization = new boolean[components];
  }

  /** For a tile: what its own header says outranks all that the main header said. */
  Parameters copy() {
    Parameters copy = new Parameters(codings.length, precision);
    System.arraycopy(codings, 0, copy.codings, 0, codings.length);
    System.arraycopy(quantizations, 0, copy.quantizations, 0, codings.length);
    copy.progression = progression;
    copy.layers = layers;
    copy.isColourTransformed = isColourTransformed;
    return copy;
  }

  void read(MarkerSegment segment) throws DamagedFrameException {
    switch (segment.marker()) {
      case MarkerSegment.COD -> readCoding(segment);
      case MarkerSegment.COC -> {
        int component = component(segment);
        boolean hasPrecincts = (segment.unsigned8(1) & PRECINCTS) != 0;
        codings[component] = Coding.parse(segment, 2, hasPrecincts);
        hasOwnCoding[component] = true;
      }
      case MarkerSegment.QCD -> {
        Quantization quantization = Quantization.parse(segment, 0);
        setWhereNotOwn(quantizations, quantization, hasOwnQuantization);
      }
      case MarkerSegment.QCC -> {
        int component = component(segment);
        quantizations[component] = Quantization.parse(segment, 1);
        hasOwnQuantization[component] = true;
      }
      case MarkerSegment.RGN, MarkerSegment.POC, MarkerSegment.PPM, MarkerSegment.PPT ->
          throw damaged(
              "the JPEG 2000 segment %04X at byte %d is of a kind that is not decoded",
              segment.marker(), segment.start());
      default -> {
        // Lengths, comments and profiles: nothing that samples depend on.
      }
    }
  }

  private void readCoding(MarkerSegment segment) throws DamagedFrameException {
    boolean hasPrecincts = (segment.unsigned8(0) & PRECINCTS) != 0;
    progression = segment.unsigned8(1);
    layers = segment.unsigned16(2);
    isColourTransformed = segment.unsigned8(4) != 0;
    if (progression > Progression.LAST || layers == 0) {
      throw damaged("%d layers in JPEG 2000 progression %d cannot be", layers, progression);
    }
    setWhereNotOwn(codings, Coding.parse(segment, 5, hasPrecincts), hasOwnCoding);
  }

  private static <T> void setWhereNotOwn(T[] all, T value, boolean[] hasOwn) {
    for (int i = 0; i < all.length; i++) {
      all[i] = hasOwn[i] ? all[i] : value;
    }
  }

  private int component(MarkerSegment segment) throws DamagedFrameException {
    int component = segment.unsigned8(0);
    if (component >= codings.length) {
      throw damaged("a JPEG 2000 header names component %d, which does not exist", component);
    }
    return component;
  }

  void requireComplete() throws DamagedFrameException {
    for (int i = 0; i < codings.length; i++) {
      if (codings[i] == null || quantizations[i] == null) {
        throw damaged("the JPEG 2000 headers do not say how component %d is coded", i);
      }
      if (codings[i].isReversible() != (quantizations[i].style() == 0)) {
        throw damaged("the JPEG 2000 transform and quantization contradict each other");
      }
    }
    if (isColourTransformed && !isUniform()) {
      throw damaged("the colours of the JPEG 2000 codestream cannot be transformed");
    }
  }

  private boolean isUniform() {
    return codings.length == 3
        && codings[0].isReversible() == codings[1].isReversible()
        && codings[0].isReversible() == codings[2].isReversible();
  }

  int components() {
    return codings.length;
  }

  int precision() {
    return precision;
  }

  Coding coding(int component) {
    return codings[component];
  }

  Quantization quantization(int component) {
    return quantizations[component];
  }

  int progression() {
    return progression;
  }

  int layers() {
    return layers;
  }

  boolean isColourTransformed() {
    return isColourTransformed;
  }
}
