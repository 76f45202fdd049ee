package org.hilum.preflight;

/** A service does not start; the message is one line that says what to do. */
public final class StartRefusedException extends RuntimeException {
  StartRefusedException(Diagnosis.Refused refusal, Throwable cause) {
    super(refusal.text(), cause);
  }
}
