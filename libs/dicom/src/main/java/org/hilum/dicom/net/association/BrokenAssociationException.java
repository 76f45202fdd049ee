package org.hilum.dicom.net.association;

import java.io.IOException;
import java.util.Optional;

/** An association cannot go on. */
public final class BrokenAssociationException extends IOException {
  private final Optional<Abort> answer;
  private final boolean isLate;

  private BrokenAssociationException(Optional<Abort> answer, boolean isLate, String message) {
    super(message);
    this.answer = answer;
    this.isLate = isLate;
  }

  /** The peer is there and must be told. */
  public static BrokenAssociationException violated(Abort answer, String message) {
    return new BrokenAssociationException(Optional.of(answer), false, message);
  }

  /** There is nobody to tell. */
  static BrokenAssociationException gone(String message) {
    return new BrokenAssociationException(Optional.empty(), false, message);
  }

  /**
   * @param answer what the peer is told; empty where it need not be
   */
  static BrokenAssociationException late(Optional<Abort> answer, String message) {
    return new BrokenAssociationException(answer, true, message);
  }

  /** What the peer must be told, if anything. */
  Optional<Abort> answer() {
    return answer;
  }

  /** Whether it is only that nothing came in time. */
  boolean isLate() {
    return isLate;
  }

  /** A peer's mistake is an everyday outcome: it needs no stack trace. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
