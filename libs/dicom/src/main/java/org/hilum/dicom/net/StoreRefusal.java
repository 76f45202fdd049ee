package org.hilum.dicom.net;

/** Why an object is refused that came to no handler, or whose handler failed. */
public enum StoreRefusal {
  NO_DATA_SET(Status.CANNOT_UNDERSTAND, "no data set"),
  WRONG_CONTEXT(Status.SOP_CLASS_NOT_SUPPORTED, "not the SOP class of its context"),
  NO_INSTANCE_UID(Status.INVALID_SOP_INSTANCE, "the SOP instance has no UID"),
  /** Longer than {@link ServerLimits#objectBytes()}. */
  TOO_MANY_BYTES(Status.OUT_OF_RESOURCES, "the object is too long"),
  /** It could not be kept until it was whole; it may be sent again. */
  NO_ROOM(Status.OUT_OF_RESOURCES, "no room"),
  /** The handler failed. */
  INTERNAL_FAULT(Status.PROCESSING_FAILURE, "internal failure");

  private final Status status;
  private final String comment;

  StoreRefusal(Status status, String comment) {
    this.status = status;
    this.comment = comment;
  }

  public Status status() {
    return status;
  }

  /** One sentence for people. */
  public String comment() {
    return comment;
  }

  /** What the peer is told. */
  public StoreOutcome.Refused outcome() {
    return new StoreOutcome.Refused(status, name() + ": " + comment);
  }
}
