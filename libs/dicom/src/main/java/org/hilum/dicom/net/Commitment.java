package org.hilum.dicom.net;

/** Whether an object is kept safely, or why not (PS3.3 C.14.1.1). */
public enum Commitment {
  COMMITTED(0x0000),
  PROCESSING_FAILURE(0x0110),
  NO_SUCH_OBJECT_INSTANCE(0x0112),
  CLASS_INSTANCE_CONFLICT(0x0119),
  CLASS_NOT_SUPPORTED(0x0122),
  RESOURCE_LIMITATION(0x0213);

  private final int reason;

  Commitment(int reason) {
    this.reason = reason;
  }

  /** The failure reason that peers are told; 0 where there is none. */
  public int reason() {
    return reason;
  }
}
