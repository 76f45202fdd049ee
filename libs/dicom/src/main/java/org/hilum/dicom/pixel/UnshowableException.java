package org.hilum.dicom.pixel;

/** Unwinds a rendering; {@link GreyRenderer} turns it into a value. Never leaves the package. */
final class UnshowableException extends Exception {
  private final PixelRefusal reason;

  UnshowableException(PixelRefusal reason, String detail) {
    // A refusal is an everyday outcome: it needs no stack trace.
    super(detail, null, false, false);
    this.reason = reason;
  }

  static UnshowableException malformed(String detail) {
    return new UnshowableException(PixelRefusal.MALFORMED_MODULE, detail);
  }

  static UnshowableException malformedDisplay(String detail) {
    return new UnshowableException(PixelRefusal.MALFORMED_DISPLAY, detail);
  }

  PixelRefusal reason() {
    return reason;
  }
}
