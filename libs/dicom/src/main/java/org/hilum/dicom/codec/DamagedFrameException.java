package org.hilum.dicom.codec;

/** Unwinds a decoder; {@link FrameDecoders} turns it into a value. Never leaves the decoders. */
public final class DamagedFrameException extends Exception {
  private DamagedFrameException(String detail) {
    // A refusal is an everyday outcome: it needs no stack trace.
    super(detail, null, false, false);
  }

  public static DamagedFrameException damaged(String detail, Object... values) {
    return new DamagedFrameException(detail.formatted(values));
  }
}
