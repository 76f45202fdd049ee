package org.hilum.dicom.file;

import java.io.IOException;

/** Unwinds a parser; the readers turn it into a value. Never leaves the package. */
final class UnreadableException extends IOException {
  private final Refusal reason;
  private final long offset;

  UnreadableException(Refusal reason, long offset, String detail) {
    super("at byte %d: %s".formatted(offset, detail));
    this.reason = reason;
    this.offset = offset;
  }

  <T> Reading<T> refused() {
    return new Reading.Refused<>(reason, offset, getMessage());
  }

  /** A refusal is an everyday outcome: it needs no stack trace. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
