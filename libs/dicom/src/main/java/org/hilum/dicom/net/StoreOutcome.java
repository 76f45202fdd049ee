package org.hilum.dicom.net;

/** What became of an object that a peer sent. */
public sealed interface StoreOutcome {
  /** The peer may forget it. */
  record Stored() implements StoreOutcome {}

  /**
   * @param comment for people at the device; the first 64 characters of ASCII are sent
   */
  record Refused(Status status, String comment) implements StoreOutcome {
    public Refused {
      if (status == Status.SUCCESS) {
        throw new IllegalArgumentException("a refusal with the status of success");
      }
    }
  }
}
