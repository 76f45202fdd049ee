package org.hilum.imaging;

/** Unwinds a parser; {@link ImageReader} turns it into a value. Never leaves the package. */
final class UnreadableException extends Exception {
  private final Refusal reason;

  UnreadableException(Refusal reason, String detail) {
    // A refusal is an everyday outcome: it needs no stack trace.
    super(detail, null, false, false);
    this.reason = reason;
  }

  static UnreadableException corrupt(String detail) {
    return new UnreadableException(Refusal.CORRUPT, detail);
  }

  static UnreadableException unsupported(String detail) {
    return new UnreadableException(Refusal.UNSUPPORTED_PIXELS, detail);
  }

  Refusal reason() {
    return reason;
  }
}
