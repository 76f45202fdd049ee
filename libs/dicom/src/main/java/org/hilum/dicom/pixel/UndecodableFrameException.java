package org.hilum.dicom.pixel;

/** A compressed frame that a decoder does not take. */
public final class UndecodableFrameException extends Exception {
  private final PixelRefusal reason;

  private UndecodableFrameException(PixelRefusal reason, String detail) {
    // A refusal is an everyday outcome: it needs no stack trace.
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** For a transfer syntax, or a kind of pixels in it, that is not decoded. */
  public static UndecodableFrameException unsupported(String detail) {
    return new UndecodableFrameException(PixelRefusal.NO_DECODER, detail);
  }

  /** For bytes that are damaged, or tell of other pixels than the format does. */
  public static UndecodableFrameException corrupt(String detail) {
    return new UndecodableFrameException(PixelRefusal.CORRUPT_FRAME, detail);
  }

  PixelRefusal reason() {
    return reason;
  }
}
