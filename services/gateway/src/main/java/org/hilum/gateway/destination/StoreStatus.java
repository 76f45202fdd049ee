package org.hilum.gateway.destination;

import org.hilum.dicom.net.Sending;
import org.hilum.dicom.net.Status;

/**
 * What a peer's word on an object means (PS3.4 B.2.3; STOW-RS uses the same numbers, PS3.18
 * 10.5.3). Only what is said of the object itself is final; a number that is not known is not.
 */
final class StoreStatus {
  private static final int CANNOT_UNDERSTAND = 0xC000;
  private static final int WRONG_DATA_SET = 0xA900;

  private StoreStatus() {}

  static DeliveryOutcome outcome(int status) {
    // Nobody else makes instances of these names: the peer has it from an earlier attempt.
    boolean isThere = status == Status.DUPLICATE_SOP_INSTANCE.code();
    if (isThere || new Sending.Answered(status, "").isDone()) {
      return new DeliveryOutcome.Delivered();
    }
    String reason = "status %04XH".formatted(status);
    boolean isFinal =
        (status & 0xF000) == CANNOT_UNDERSTAND
            || (status & 0xFF00) == WRONG_DATA_SET
            || status == Status.SOP_CLASS_NOT_SUPPORTED.code()
            || status == Status.INVALID_SOP_INSTANCE.code();
    return isFinal ? new DeliveryOutcome.Refused(reason) : new DeliveryOutcome.NotYet(reason);
  }
}
